using System.Globalization;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// Writes machine readable zones by ICAO Doc 9303 parts 4 to 7, check digits by 9303-3 §4.9. It shares no code with the
/// reader, so that one cannot hide the other's mistake.
/// </summary>
public static class MrzWriter
{
    /// <summary>The lines from top to bottom.</summary>
    /// <exception cref="ArgumentException">A field does not fit or has other characters than the zone's, or the
    /// format has no such check digit.</exception>
    public static IReadOnlyList<string> Lines(MrzContent content) => content.Format switch
    {
        "TD1" => Td1(content),
        "TD2" => TwoLines(content, 36, 7, composite: true),
        "TD3" => TwoLines(content, 44, 14, composite: true),
        "MRV-A" => TwoLines(content, 44, 16, composite: false),
        "MRV-B" => TwoLines(content, 36, 8, composite: false),
        _ => throw new ArgumentException("The format is none of Doc 9303.", nameof(content)),
    };

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

    private static string[] Td1(MrzContent content)
    {
        Allow(content.Flaw is not MrzFlaw.PersonalNumber);
        var (number, birth, expiry) = Checked(content);
        var upper = Start(content) + number + Plain(content.Optional, 15);
        var second = Plain(content.SecondOptional, 11);

        // Over the digits as they are printed, so that a flaw breaks one check and no other.
        var composite = Digit(upper[5..] + birth + expiry + second, content.Flaw == MrzFlaw.Composite);
        return
        [
            upper,
            $"{birth}{Sex(content.Sex)}{expiry}{Plain(content.Nationality, 3)}{second}{composite}",
            Names(content, 30),
        ];
    }

    private static string[] TwoLines(MrzContent content, int length, int optionalLength, bool composite)
    {
        var hasOptionalDigit = length == 44 && composite;
        Allow(hasOptionalDigit || content.Flaw is not MrzFlaw.PersonalNumber);
        Allow(composite || content.Flaw is not MrzFlaw.Composite);
        var (number, birth, expiry) = Checked(content);
        var optional = Plain(content.Optional, optionalLength);
        optional += hasOptionalDigit ? Digit(optional, content.Flaw == MrzFlaw.PersonalNumber) : string.Empty;
        var lower = $"{number}{Plain(content.Nationality, 3)}{birth}{Sex(content.Sex)}{expiry}{optional}";
        lower += composite
            ? Digit(number + birth + expiry + optional, content.Flaw == MrzFlaw.Composite)
            : string.Empty;
        return [Start(content) + Names(content, length - 5), lower];
    }

    private static void Allow(bool has)
    {
        if (!has)
        {
            throw new ArgumentException("The format has no such check digit.");
        }
    }

    private static string Start(MrzContent content) =>
        Plain(content.DocumentCode, 2) + Plain(content.IssuingState, 3);

    private static (string Number, string Birth, string Expiry) Checked(MrzContent content) => (
        Checked(Plain(content.DocumentNumber, 9), content.Flaw == MrzFlaw.DocumentNumber),
        Checked(Date(content.BirthDate), content.Flaw == MrzFlaw.BirthDate),
        Checked(Date(content.ExpiryDate), content.Flaw == MrzFlaw.ExpiryDate));

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

    /// <summary>Too long names are cut so that a sign of each identifier is left (Doc 9303-3 §4.6).</summary>
    private static string Names(MrzContent content, int length)
    {
        const string Separator = "<<";
        var (surname, given) = (Name(content.Surname), Name(content.GivenNames));
        if (given.Length == 0)
        {
            return Cut(surname, length).PadRight(length, '<');
        }

        surname = Cut(surname, length - Separator.Length - 1);
        return $"{surname}{Separator}{Cut(given, length - surname.Length - Separator.Length)}".PadRight(length, '<');
    }

    /// <summary>
    /// Ends with a letter, which tells that something was cut (Doc 9303-3 §4.6): where a filler would come last, the
    /// part before it gives up a letter, or itself if it has no other.
    /// </summary>
    private static string Cut(string name, int room)
    {
        while (name.Length > room && name[room - 1] == '<')
        {
            var last = room - 2;
            var isInitial = last == 0 || name[last - 1] == '<';
            name = name.Remove(last, isInitial ? 2 : 1);
        }

        return name[..Math.Min(name.Length, room)];
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
