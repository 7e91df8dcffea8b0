using Bonafide.Core.Facts;

namespace Bonafide.Sources.Phone;

/// <summary>
/// The operator's list: lines <c>number,word</c>, the number in E.164, a star behind it for all that begin so. The
/// words are BLOCKED, VOIP, FIXED_VOIP, PREPAID, PAYPHONE, PAGER and PERSONAL. Blank lines and lines that
/// begin with # are passed over.
/// </summary>
internal sealed class PhoneList
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private const int MaxLines = 1_000_000;

    private readonly Dictionary<string, PhoneListing> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhoneListing> _prefixes = new(StringComparer.Ordinal);
    private int _longestPrefix;

    private PhoneList()
    {
    }

    /// <exception cref="InvalidDataException">Too large, or a line of another form; the line is named, not
    /// shown.</exception>
    public static PhoneList Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException("The list of phone numbers is missing, or larger than 64 MB.");
        }

        var list = new PhoneList();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (index >= MaxLines || !list.TryAdd(line.AsSpan().Trim()))
            {
                throw new InvalidDataException($"Line {index + 1} of the list of phone numbers cannot be read.");
            }
        }

        return list;
    }

    /// <summary>What the list says: the number's own line, else the longest prefix.</summary>
    public PhoneListing Find(string e164)
    {
        if (_numbers.TryGetValue(e164, out var own))
        {
            return own;
        }

        for (var length = Math.Min(_longestPrefix, e164.Length); length > 0; length--)
        {
            if (_prefixes.TryGetValue(e164[..length], out var listing))
            {
                return listing;
            }
        }

        return default;
    }

    private bool TryAdd(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] == '#')
        {
            return true;
        }

        var comma = line.LastIndexOf(',');
        if (comma < 0 || Listing(line[(comma + 1)..].Trim()) is not { } listing)
        {
            return false;
        }

        var text = line[..comma].Trim();
        var isPrefix = text.EndsWith("*");
        var digits = text.TrimEnd('*').TrimStart('+').ToString();
        if (digits.Length is 0 or > 17 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        (isPrefix ? _prefixes : _numbers)[digits] = listing;
        _longestPrefix = isPrefix ? Math.Max(_longestPrefix, digits.Length) : _longestPrefix;
        return true;
    }

    private static PhoneListing? Listing(ReadOnlySpan<char> word) => word switch
    {
        "BLOCKED" => new PhoneListing(true, null),
        "VOIP" => new PhoneListing(false, PhoneType.Voip),
        "FIXED_VOIP" => new PhoneListing(false, PhoneType.FixedVoip),
        "PREPAID" => new PhoneListing(false, PhoneType.Prepaid),
        "PAYPHONE" => new PhoneListing(false, PhoneType.Payphone),
        "PAGER" => new PhoneListing(false, PhoneType.Pager),
        "PERSONAL" => new PhoneListing(false, PhoneType.Personal),
        _ => null,
    };
}

/// <summary>What the operator says of a number; the default says nothing.</summary>
internal readonly record struct PhoneListing(bool IsBlocked, PhoneType? Type);
