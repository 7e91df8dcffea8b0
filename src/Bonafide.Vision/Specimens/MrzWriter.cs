using System.Globalization;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Writes the two lines of a TD3 machine readable zone (ICAO Doc 9303-4 §4.2.2), check digits by Doc 9303-3 §4.9.
/// </summary>
public static class MrzWriter
{
    private const int LineLength = 44;

    /// <summary>The upper and the lower line, 44 characters each.</summary>
    /// <exception cref="ArgumentException">A field does not fit or has other characters than the zone's.</exception>
    public static (string Upper, string Lower) Td3(SpecimenPassport passport, string country)
    {
        var names = $"{Name(passport.Surname)}<<{Name(passport.GivenNames)}";
        var upper = Fill($"P<{Plain(country, 3)}{names}", LineLength);

        var number = Checked(Plain(passport.DocumentNumber, 9), passport.Flaw == MrzFlaw.DocumentNumber);
        var birth = Checked(Date(passport.BirthDate), passport.Flaw == MrzFlaw.BirthDate);
        var expiry = Checked(Date(passport.ExpiryDate), passport.Flaw == MrzFlaw.ExpiryDate);
        var personal = Checked(Plain(passport.PersonalNumber, 14), passport.Flaw == MrzFlaw.PersonalNumber);

        // Over the digits as they are printed, so that a flaw breaks one check and no other.
        var composite = Digit(number + birth + expiry + personal, passport.Flaw == MrzFlaw.Composite);
        return (upper, $"{number}{Plain(country, 3)}{birth}{Sex(passport.Sex)}{expiry}{personal}{composite}");
    }

    /// <summary>The check digit: weights 7, 3, 1; digits count as themselves, A-Z 10..35, the filler 0.</summary>
    public static char CheckDigit(string field)
    {
        var sum = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var weight = (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
            sum += weight * Value(field[i]);
        }

        return (char)('0' + (sum % 10));
    }

    private static int Value(char character) => character switch
    {
        '<' => 0,
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'Z' => character - 'A' + 10,
        _ => throw new ArgumentException("The character is none of the machine readable zone."),
    };

    private static string Checked(string field, bool wrong) => field + Digit(field, wrong);

    private static char Digit(string field, bool wrong)
    {
        var digit = CheckDigit(field);
        return wrong ? (char)('0' + ((digit - '0' + 1) % 10)) : digit;
    }

    /// <summary>Doc 9303-3 §4.6: apostrophes are left out, hyphens and spaces become fillers.</summary>
    private static string Name(string name)
    {
        var text = name.Replace("'", string.Empty, StringComparison.Ordinal).Replace('-', '<').Replace(' ', '<');
        return text.All(c => c is '<' or (>= 'A' and <= 'Z'))
            ? text
            : throw new ArgumentException("A name has other characters than A-Z, space, hyphen and apostrophe.");
    }

    private static string Plain(string text, int length) =>
        text.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z'))
            ? Fill(text, length)
            : throw new ArgumentException("A field has other characters than A-Z and 0-9.");

    private static string Fill(string text, int length) => text.Length <= length
        ? text.PadRight(length, '<')
        : throw new ArgumentException("A field is longer than its place in the machine readable zone.");

    private static string Date(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static char Sex(char sex) => sex switch
    {
        'F' or 'M' => sex,
        'X' => '<',
        _ => throw new ArgumentException("Sex is F, M or X."),
    };
}
