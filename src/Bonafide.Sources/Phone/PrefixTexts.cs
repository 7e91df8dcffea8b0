using System.Buffers;
using System.Text;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Phone;

/// <summary>Texts by the longest known prefix of a number in E.164 digits.</summary>
internal sealed class PrefixTexts(PackFile pack, string name)
{
    /// <summary>No list goes deeper: country code and eight digits.</summary>
    private const int LongestPrefix = 11;

    private readonly KeyTable _prefixes = new(pack, name);
    private readonly TextTable _texts = new(pack, name);

    public string? Find(ReadOnlySpan<char> e164)
    {
        Span<byte> ascii = stackalloc byte[LongestPrefix];
        var longest = Math.Min(e164.Length, LongestPrefix);
        if (Ascii.FromUtf16(e164[..longest], ascii, out _) != OperationStatus.Done)
        {
            return null;
        }

        for (var length = longest; length > 0; length--)
        {
            if (_prefixes.Find(ascii[..length]) is { } number)
            {
                return number == 0 ? null : _texts[(int)number];
            }
        }

        return null;
    }

    /// <summary>Reads the files <c>{country code}.bson</c> of a folder; their keys lack the country code.</summary>
    public static void Write(PackFileWriter writer, string name, IEnumerable<string> files)
    {
        var texts = new TextTable.Builder();
        var prefixes = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var code = Path.GetFileNameWithoutExtension(file);
            foreach (var (prefix, text) in BsonTexts.Read(File.ReadAllBytes(file)))
            {
                prefixes[code + prefix] = (uint)texts.Add(text);
            }
        }

        KeyTable.Write(writer, name, prefixes);
        texts.WriteTo(writer, name);
    }
}
