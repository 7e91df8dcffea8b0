namespace Bonafide.Core.Documents.Mrz;

/// <summary>The signs of the zone: their values, the alphabet of each position, and which look alike.</summary>
internal static class MrzSigns
{
    public const char Filler = '<';

    /// <summary>A place whose sign was not read.</summary>
    public const char Unread = '?';

    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>
    /// What a sign of OCR-B is taken for when it is blurred, worn or covered in part: the sign, then its look-alikes.
    /// </summary>
    private static readonly Dictionary<char, string> Alike = new[]
    {
        "0ODQ86U9C", "1ILT74J", "2Z73", "3859BJ", "4A196", "5S638", "6G85B0", "71TZ2Y", "8B3069S5", "98034G",
        "A4RH", "B8R3ED6P", "CGOE0<", "DO0QBP", "EFBCL", "FEPT", "G6COQ09", "HNMKWA", "I1LTJ", "JIU13",
        "KXRH<", "L1IEC<", "MNHW", "NMHW", "O0DQCGU", "PFRBD", "QO0GD", "RPBKA", "S58B", "T71IYF", "UVO0JW",
        "VUYW", "WVMNUH", "XKY", "YVTX7", "Z27", "<KCLE",
    }.ToDictionary(signs => signs[0], signs => signs[1..]);

    /// <summary>The one sign that a digit stands for among letters; 0 is far oftener O than D or Q.</summary>
    private const string LetterOfDigit = "OIZ-ASGTB-";

    /// <summary>The weights of Doc 9303-3 §4.9 repeat from the first sign on.</summary>
    public static int Weight(int index) => (index % 3) switch { 0 => 7, 1 => 3, _ => 1 };

    /// <summary>Digits count as themselves, A-Z as 10..35, the filler as 0; null for what was not read.</summary>
    public static int? Value(char sign) => sign switch
    {
        Filler => 0,
        >= '0' and <= '9' => sign - '0',
        >= 'A' and <= 'Z' => sign - 'A' + 10,
        _ => null,
    };

    /// <summary>What a recogniser may give for the signs of the zone, as a sign of the zone.</summary>
    public static char Normalise(char sign) => char.ToUpperInvariant(sign) switch
    {
        '<' or '‹' or '«' or '＜' or '≤' or '≪' or '(' or '{' or '[' => Filler,
        >= 'A' and <= 'Z' and var letter => letter,
        >= '0' and <= '9' and var digit => digit,
        '|' or '!' => 'I',
        '$' => 'S',
        _ => Unread,
    };

    public static bool Fits(char sign, char place, string documentCodes) => place switch
    {
        'c' => documentCodes.Contains(sign, StringComparison.Ordinal),
        'a' => sign is Filler or (>= 'A' and <= 'Z'),
        'd' or 'k' => sign is Filler or (>= '0' and <= '9'),
        's' => sign is Filler or 'M' or 'F',
        _ => sign is Filler or (>= 'A' and <= 'Z') or (>= '0' and <= '9'),
    };

    /// <summary>The signs of a place's alphabet that a sign may have been, without itself.</summary>
    public static IEnumerable<char> Candidates(char sign, char place, string documentCodes) =>
        (sign == Unread ? (place is 'd' or 'k' ? Digits : Letters + Digits) : Alike.GetValueOrDefault(sign, ""))
        .Where(other => other != sign && Fits(other, place, documentCodes));

    /// <summary>The one sign of the place's alphabet that a sign outside it stands for; null when none is.</summary>
    public static char? OnlyFit(char sign, char place, string documentCodes)
    {
        if (place == 'c' && documentCodes.Length == 1)
        {
            return documentCodes[0];
        }

        if (place == 's')
        {
            return sign switch { 'X' or 'K' or 'C' => Filler, 'N' or 'H' or 'W' => 'M', 'E' or 'P' => 'F', _ => null };
        }

        if (char.IsAsciiDigit(sign) && place == 'a')
        {
            return LetterOfDigit[sign - '0'] is var letter && letter != '-' ? letter : null;
        }

        var fits = Candidates(sign, place, documentCodes).Where(other => other != Filler).Take(1).ToArray();
        return sign != Unread && place is 'd' or 'k' && fits.Length == 1 ? fits[0] : null;
    }

    /// <summary>Whether a check digit cannot tell two signs apart.</summary>
    public static bool SameForChecks(char one, char other) => (Value(one) - Value(other)) % 10 == 0;
}
