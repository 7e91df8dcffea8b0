using System.Globalization;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// A list of addresses, networks, ranges and autonomous systems that the operator supplies: one a line, in the first
/// column that is one; text behind a # and a first line of column names are passed over.
/// </summary>
internal sealed class AddressList
{
    private const long MaxBytes = 256 * 1024 * 1024;
    private const int MaxLines = 5_000_000;

    private readonly UInt128[] _firsts;
    private readonly UInt128[] _lasts;
    private readonly HashSet<uint> _systems;

    private AddressList(List<AddressRange> ranges, HashSet<uint> systems)
    {
        var merged = Merge(ranges);
        _firsts = [.. merged.Select(range => range.First)];
        _lasts = [.. merged.Select(range => range.Last)];
        _systems = systems;
    }

    /// <exception cref="InvalidDataException">Too large, or a line of another form.</exception>
    public static AddressList Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException("A list of addresses is missing, or larger than 256 MB.");
        }

        var ranges = new List<AddressRange>();
        var systems = new HashSet<uint>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var isRead = TryAdd(line, ranges, systems);
            if (index >= MaxLines || (!isRead && index > 0))
            {
                throw new InvalidDataException($"Line {index + 1} of a list of addresses cannot be read.");
            }
        }

        return new(ranges, systems);
    }

    public bool Contains(UInt128 address, uint? system)
    {
        if (system is { } number && _systems.Contains(number))
        {
            return true;
        }

        var found = Array.BinarySearch(_firsts, address);
        var at = found >= 0 ? found : ~found - 1;
        return at >= 0 && address <= _lasts[at];
    }

    private static bool TryAdd(string line, List<AddressRange> ranges, HashSet<uint> systems)
    {
        var content = line.AsSpan();
        var comment = content.IndexOf('#');
        content = (comment < 0 ? content : content[..comment]).Trim();
        if (content.IsEmpty)
        {
            return true;
        }

        var isFirst = true;
        foreach (var column in content.Split(','))
        {
            var text = content[column].Trim(" \t\"");
            if (AddressRange.Parse(text) is { } range)
            {
                ranges.Add(range);
                return true;
            }

            if (System(text, isFirst) is { } number)
            {
                systems.Add(number);
                return true;
            }

            isFirst = false;
        }

        return false;
    }

    /// <summary>With AS before it anywhere; a bare number in the first column only, since it may be a port.</summary>
    private static uint? System(ReadOnlySpan<char> text, bool isFirst)
    {
        var named = text.StartsWith("AS", StringComparison.OrdinalIgnoreCase);
        return (named || isFirst)
            && uint.TryParse(named ? text[2..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static List<AddressRange> Merge(List<AddressRange> ranges)
    {
        ranges.Sort((one, other) => one.First.CompareTo(other.First));
        var merged = new List<AddressRange>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last)
            {
                merged[^1] = merged[^1] with { Last = UInt128.Max(merged[^1].Last, range.Last) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
