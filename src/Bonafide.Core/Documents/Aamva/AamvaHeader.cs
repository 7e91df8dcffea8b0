using System.Globalization;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>Where a subfile stands, as the header says.</summary>
/// <param name="Type">DL, ID, EN, or Z and a letter for a jurisdiction's own.</param>
internal sealed record AamvaSubfilePlace(string Type, int Offset, int Length);

/// <summary>The header of a symbol (DL/ID Card Design Standard, D.12.3).</summary>
/// <param name="End">The first character after the header and its subfile designators.</param>
internal sealed record AamvaHeader(
    string Issuer, int Version, IReadOnlyList<AamvaSubfilePlace> Subfiles, int End, IReadOnlyList<string> Problems)
{
    /// <summary>The compliance indicator, three separators and the file type of five characters.</summary>
    private const int FixedLength = 9;

    private const int MostSubfiles = 10;
    private const int DesignatorLength = 10;

    /// <summary>Null when the text is no card of this standard.</summary>
    public static AamvaHeader? Read(string text)
    {
        if (text.Length < FixedLength + 10 || text[0] != '@' || text[4..9] is not ("ANSI " or "AAMVA"))
        {
            return null;
        }

        if (!IsDigits(text.AsSpan(9, 8)))
        {
            return null;
        }

        var problems = new List<string>();

        // Record separators of 0x1C stand on cards of the first versions.
        if (text[1] != '\n' || text[2] is not ('\u001e' or '\u001c') || text[3] != '\r')
        {
            problems.Add(AamvaProblems.Separators);
        }

        var version = Number(text, 15, 2);
        if (version is 0 or > AamvaReader.LatestVersion)
        {
            problems.Add(AamvaProblems.UnknownVersion);
        }

        // Version 1 has no jurisdiction version before the number of entries.
        var places = version < 2 ? (First: 17, Second: 19) : (First: 19, Second: 17);
        if (Designators(text, places.First) is { } subfiles)
        {
            return With(subfiles);
        }

        problems.Add(AamvaProblems.HeaderForm);
        return Designators(text, places.Second) is { } others ? With(others) : With(([], places.First + 2));

        AamvaHeader With((IReadOnlyList<AamvaSubfilePlace> List, int End) found) =>
            new(text.Substring(9, 6), version, found.List, found.End, problems);
    }

    private static (IReadOnlyList<AamvaSubfilePlace> List, int End)? Designators(string text, int at)
    {
        if (at + 2 > text.Length || !IsDigits(text.AsSpan(at, 2)) || Number(text, at, 2) is not (> 0 and var count)
            || count > MostSubfiles || at + 2 + (count * DesignatorLength) > text.Length)
        {
            return null;
        }

        var places = new List<AamvaSubfilePlace>(count);
        for (var i = 0; i < count; i++)
        {
            var start = at + 2 + (i * DesignatorLength);
            if (!text.AsSpan(start, 2).ContainsOnlyUpperLetters() || !IsDigits(text.AsSpan(start + 2, 8)))
            {
                return null;
            }

            places.Add(new(text.Substring(start, 2), Number(text, start + 2, 4), Number(text, start + 6, 4)));
        }

        return (places, at + 2 + (count * DesignatorLength));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int Number(string text, int at, int length) =>
        int.Parse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
