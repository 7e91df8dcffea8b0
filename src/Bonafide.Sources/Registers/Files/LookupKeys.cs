using System.Globalization;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// What records are found by. Exact keys fold case and separators. People are found by any word of their name
/// together with birth date or postal code, or by their two longest words; words are reduced to a skeleton, so that
/// spelling does not matter, and the candidates are compared in full afterwards.
/// </summary>
internal static class LookupKeys
{
    internal const char Exact = 'x';
    internal const char BirthDate = 'd';
    internal const char Postal = 'p';
    internal const char Name = 'n';

    /// <summary>Words of a name that are indexed.</summary>
    private const int MaxWords = 5;

    /// <summary>The text of an exact key, or null when one of its values is empty.</summary>
    internal static string? ExactText(int number, IEnumerable<string?> values)
    {
        var key = number.ToString(CultureInfo.InvariantCulture);
        foreach (var value in values)
        {
            var folded = FoldKey(value);
            if (folded.Length == 0)
            {
                return null;
            }

            key = $"{key}|{folded}";
        }

        return key;
    }

    /// <summary>Letters and digits, upper case, without leading zeros' meaning being lost.</summary>
    internal static string FoldKey(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return string.Empty;
        }

        Span<char> kept = value.Length <= 256 ? stackalloc char[value.Length] : new char[value.Length];
        var length = 0;
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(kept[..length]);
    }

    /// <summary>Kind and text of every key that a person is found by.</summary>
    internal static IEnumerable<(char Kind, string Text)> OfPerson(
        PersonName name, DateOnly? birthDate, string? postalCode)
    {
        var skeletons = Skeletons(name);
        var postal = FoldKey(postalCode);
        foreach (var skeleton in skeletons)
        {
            if (birthDate is { } day)
            {
                yield return (BirthDate, $"{day:yyyyMMdd}{skeleton}");
            }

            if (postal.Length > 0)
            {
                yield return (Postal, $"{postal}|{skeleton}");
            }
        }

        if (skeletons.Count > 1)
        {
            yield return (Name, string.Join('|', skeletons.Take(2).Order(StringComparer.Ordinal)));
        }
    }

    /// <summary>The day as given, and with day and month exchanged where that is another day.</summary>
    internal static IEnumerable<DateOnly> Variants(DateOnly day)
    {
        yield return day;
        if (day.Day <= 12 && day.Day != day.Month)
        {
            yield return new DateOnly(day.Year, day.Day, day.Month);
        }
    }

    /// <summary>Distinct skeletons of the words, the longest words first.</summary>
    private static List<string> Skeletons(PersonName name)
    {
        var words = name.Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)
            .Select(Skeleton).Distinct().Take(MaxWords)];
    }

    /// <summary>
    /// First letter's class and the classes of the next consonants, runs and vowels dropped; at most four.
    /// </summary>
    internal static string Skeleton(string word)
    {
        Span<char> classes = stackalloc char[4];
        var length = 0;
        var last = '\0';
        foreach (var c in word)
        {
            var code = Class(c, length == 0);
            if (code != last && code != '\0')
            {
                classes[length++] = code;
                if (length == 4)
                {
                    break;
                }
            }

            last = code == '\0' ? last : code;
        }

        return length == 0 ? word : new string(classes[..length]);
    }

    private static char Class(char c, bool first) => c switch
    {
        'b' or 'p' or 'f' or 'v' or 'w' => 'B',
        'c' or 'g' or 'k' or 'q' or 'x' or 's' or 'z' or 'j' => 'C',
        'd' or 't' => 'D',
        'l' => 'L',
        'm' or 'n' => 'M',
        'r' => 'R',
        'h' => '\0',
        _ when char.IsLetter(c) && first => 'A',
        _ => '\0',
    };
}
