using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// The elementary files of a travel document's chip as they were read from it, one after the other: each begins with
/// its own tag and length (ICAO Doc 9303-10), so nothing has to be wrapped around them. Splits and bounds, and
/// looks into none of them. Personal data.
/// </summary>
public sealed class ChipFile
{
    /// <summary>Longer uploads are refused before they are read.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>How uploaded files of this kind are stored and given back.</summary>
    public const string MediaType = "application/octet-stream";

    /// <summary>
    /// The files that are taken, and their greatest lengths in bytes. Fingers and irises (DG3, DG4) are read by nobody
    /// here and are refused.
    /// </summary>
    private static readonly Dictionary<byte, (string Name, int MaxBytes)> Known = new()
    {
        [0x60] = (CommonName, 1024),
        [0x61] = ("DG1", 1024),
        [0x75] = ("DG2", 1536 * 1024),
        [0x6B] = ("DG11", 16 * 1024),
        [0x6C] = ("DG12", 256 * 1024),
        [0x6D] = ("DG13", 64 * 1024),
        [0x6E] = ("DG14", 16 * 1024),
        [0x6F] = ("DG15", 16 * 1024),
        [0x77] = (SecurityName, 128 * 1024),
    };

    private const string CommonName = "COM";
    private const string SecurityName = "SOD";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files;

    private ChipFile(Dictionary<string, ReadOnlyMemory<byte>> files) => _files = files;

    /// <summary>EF.SOD, the document security object.</summary>
    public ReadOnlyMemory<byte> Security => _files[SecurityName];

    /// <summary>The data groups by number, each whole: tag and length are part of what is hashed.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<byte> Content)> DataGroups => _files
        .Where(file => file.Key.StartsWith("DG", StringComparison.Ordinal))
        .Select(file => (int.Parse(file.Key.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture), file.Value))
        .OrderBy(group => group.Item1);

    /// <summary>A data group; empty when it was not uploaded.</summary>
    public ReadOnlyMemory<byte> DataGroup(int number) => _files.GetValueOrDefault($"DG{number}");

    public static ChipFile? TryRead(ReadOnlyMemory<byte> bytes, out ChipFileProblem problem)
    {
        problem = bytes.Length > MaxBytes ? ChipFileProblem.TooManyBytes : ChipFileProblem.None;
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (var rest = bytes; problem == ChipFileProblem.None && !rest.IsEmpty;)
        {
            problem = Next(ref rest, files);
        }

        if (problem == ChipFileProblem.None && (!files.ContainsKey(SecurityName) || !files.ContainsKey("DG1")))
        {
            problem = ChipFileProblem.Incomplete;
        }

        return problem == ChipFileProblem.None ? new(files) : null;
    }

    private static ChipFileProblem Next(
        ref ReadOnlyMemory<byte> rest, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (!Known.TryGetValue(rest.Span[0], out var known))
        {
            return ChipFileProblem.UnknownFile;
        }

        if (!AsnDecoder.TryReadEncodedValue(
            rest.Span, AsnEncodingRules.DER, out _, out _, out _, out var length))
        {
            return ChipFileProblem.Truncated;
        }

        if (length > known.MaxBytes)
        {
            return ChipFileProblem.TooManyBytes;
        }

        var isNew = files.TryAdd(known.Name, rest[..length]);
        rest = rest[length..];
        return isNew ? ChipFileProblem.None : ChipFileProblem.Repeated;
    }
}

/// <summary>Why a file was not taken as a chip's.</summary>
public enum ChipFileProblem
{
    None = 0,

    /// <summary>The whole, or one of its elementary files, is longer than its limit.</summary>
    TooManyBytes,

    /// <summary>A length points past the end, or is not written as Doc 9303-10 wants it.</summary>
    Truncated,

    /// <summary>Something that is no elementary file, or one that is not taken.</summary>
    UnknownFile,

    /// <summary>An elementary file is there twice.</summary>
    Repeated,

    /// <summary>EF.SOD or DG1 is missing.</summary>
    Incomplete,
}
