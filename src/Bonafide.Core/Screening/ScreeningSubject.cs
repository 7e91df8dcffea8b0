using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Screening;

/// <summary>Whether a person can be screened.</summary>
public enum ScreeningProblem
{
    None = 0,

    /// <summary>First or last name is missing.</summary>
    Missing = 1,

    /// <summary>A name without letters, of initials only or too long; a birth date or country that is none.</summary>
    Malformed = 2,
}

/// <summary>The person as screened.</summary>
/// <param name="Given">First and middle names, as given.</param>
/// <param name="Surnames">Surnames, as given.</param>
/// <param name="Countries">ISO 3166-1 alpha-3 of nationality and address.</param>
public sealed record ScreeningSubject(
    string Given, string Surnames, DateOnly? Birth, IReadOnlyList<string> Countries)
{
    public static (ScreeningSubject? Subject, ScreeningProblem Problem) Read(PreparedData values, DateTimeOffset now)
    {
        var given = Join(values.FirstName, values.MiddleName);
        var surnames = values.LastName ?? Join(values.PaternalSurname, values.MaternalSurname);
        if (string.IsNullOrWhiteSpace(values.FirstName) || string.IsNullOrWhiteSpace(surnames))
        {
            return (null, ScreeningProblem.Missing);
        }

        var country = values.Address?.Country;
        return !CanBeSearched(given!, surnames)
            || SubjectDates.IsMalformedBirth(values, now)
            || (!string.IsNullOrWhiteSpace(country) && CountryCodes.ToAlpha3(country.Trim()) is null)
                ? (null, ScreeningProblem.Malformed)
                : (new(given!, surnames, SubjectDates.Birth(values),
                    [.. new[] { CountryNames.ToAlpha3(values.Nationality), CountryNames.ToAlpha3(country) }
                        .OfType<string>().Distinct()]), ScreeningProblem.None);
    }

    /// <summary>
    /// What is longer than the comparison looks at would be cut, and a cut name passes lists unseen; initials alone
    /// fit thousands.
    /// </summary>
    private static bool CanBeSearched(string given, string surnames) =>
        given.Length <= PersonName.MaxLength && surnames.Length <= PersonName.MaxLength
        && Words(given) is > 0 and <= PersonName.MaxTokens && Words(surnames) is > 0 and <= PersonName.MaxTokens
        && (HasWord(given) || HasWord(surnames));

    private static int Words(string text) =>
        text.Split([' ', '-', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.EnumerateRunes().Any(System.Text.Rune.IsLetter));

    /// <summary>A word of two letters, or one sign of a script whose signs are syllables or words.</summary>
    private static bool HasWord(string text) => text.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => word.EnumerateRunes().Count(System.Text.Rune.IsLetter) > 1
            || word.EnumerateRunes().Any(rune => rune.Value >= 0x2E80 && System.Text.Rune.IsLetter(rune)));

    private static string? Join(string? a, string? b) =>
        string.IsNullOrWhiteSpace(a) ? b : string.IsNullOrWhiteSpace(b) ? a : $"{a} {b}";
}
