namespace Bonafide.Core.Documents.Aamva;

/// <summary>A name or a part of one.</summary>
/// <param name="Truncated">It may go on.</param>
internal sealed record AamvaName(string Value, string Raw, bool Truncated);

/// <summary>
/// Names by version: one element with commas in version 1, family and given names in 2 and 3, first and middle names
/// with truncation flags from 4 on. Every form is read in every version. Suffixes (JR, III) are left out.
/// </summary>
internal sealed record AamvaNames(AamvaName? Last, AamvaName? First, AamvaName? Full)
{
    /// <summary>Longest full name of version 1; longest family name and given names of versions 2 and 3.</summary>
    private const int LongestFull = 35;

    private const int LongestFamily = 40;
    private const int LongestGiven = 80;

    public static AamvaNames Read(AamvaElements card, int version)
    {
        var last = card["DCS"] ?? card["DAB"];
        var lastName = last is null
            ? null
            : new AamvaName(Spaced(last), last, Cut(card, "DDE", last, LongestFamily, version));
        var first = Given(card, version);
        if (lastName is not null || first is not null || card["DAA"] is not { } full)
        {
            return new(lastName, first, null);
        }

        // LAST,FIRST,MIDDLE,SUFFIX; some jurisdictions write it without commas, and then nothing tells the parts.
        var parts = full.Split(',', StringSplitOptions.TrimEntries);
        var truncated = full.Length >= LongestFull;
        var given = string.Join(' ', parts.Skip(1).Take(2).Where(part => part.Length > 0));
        return parts.Length < 2 || parts[0].Length == 0 || given.Length == 0
            ? new(null, null, new(Spaced(full), full, truncated))
            : new(new(Spaced(parts[0]), full, false), new(Spaced(given), full, truncated), null);
    }

    private static AamvaName? Given(AamvaElements card, int version)
    {
        if (card["DAC"] is { } first)
        {
            var middle = card["DAD"];
            var raw = middle is null ? first : $"{first} {middle}";
            var truncated = Cut(card, "DDF", first, LongestFamily, version)
                || (middle is not null && Cut(card, "DDG", middle, LongestFamily, version));
            return new(Spaced(raw), raw, truncated);
        }

        return card["DCT"] is { } given
            ? new(Spaced(given), given, Cut(card, "DDF", given, LongestGiven, version))
            : null;
    }

    /// <summary>T is cut, N whole, U unknown (D.12.5, from version 4 on); before, only a full place tells.</summary>
    private static bool Cut(AamvaElements card, string flag, string value, int longest, int version) =>
        version >= 4 && card[flag] is { } said ? said != "N" : value.Length >= longest;

    /// <summary>Several names are separated by commas, or by spaces.</summary>
    private static string Spaced(string names) =>
        string.Join(' ', names.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
