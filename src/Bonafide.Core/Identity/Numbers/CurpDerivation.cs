using System.Collections.Frozen;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>What a CURP is derived from.</summary>
/// <param name="GivenNames">All given names, in order.</param>
/// <param name="PaternalSurname">First surname.</param>
/// <param name="MaternalSurname">Second surname; null or empty where there is none.</param>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="Sex">H, M or X; null when unknown.</param>
/// <param name="Entity">Two letters of the entity of birth; null when unknown.</param>
public sealed record CurpHolder(
    string GivenNames, string PaternalSurname, string? MaternalSurname, DateOnly BirthDate, char? Sex, string? Entity);

/// <summary>
/// The rules of RENAPO's "Instructivo normativo para la asignación de la CURP": positions 1–16 follow from the
/// holder's data; 17 and 18 do not.
/// </summary>
public static class CurpDerivation
{
    private static readonly FrozenSet<string> Particles = new[]
    {
        "DA", "DAS", "DE", "DEL", "DER", "DI", "DIE", "DD", "EL", "LA", "LOS", "LAS", "LE", "LES", "MAC", "MC",
        "VAN", "VON", "Y",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> SkippedFirstNames =
        new[] { "MARIA", "MA", "M", "JOSE", "J" }.ToFrozenSet();

    // Annex 2 of the Instructivo: four letters that would read as a rude word have the second replaced by X.
    private static readonly FrozenSet<string> RudeWords = new[]
    {
        "BACA", "BAKA", "BUEI", "BUEY", "CACA", "CACO", "CAGA", "CAGO", "CAKA", "CAKO", "COGE", "COGI", "COJA",
        "COJE", "COJI", "COJO", "COLA", "CULO", "FALO", "FETO", "GETA", "GUEI", "GUEY", "JETA", "JOTO", "KACA",
        "KACO", "KAGA", "KAGO", "KAKA", "KAKO", "KOGE", "KOGI", "KOJA", "KOJE", "KOJI", "KOJO", "KOLA", "KULO",
        "LILO", "LOCA", "LOCO", "LOKA", "LOKO", "MAME", "MAMO", "MEAR", "MEAS", "MEON", "MIAR", "MION", "MOCO",
        "MOKO", "MULA", "MULO", "NACA", "NACO", "PEDA", "PEDO", "PENE", "PIPI", "PITO", "POPO", "PUTA", "PUTO",
        "QULO", "RATA", "ROBA", "ROBE", "ROBO", "RUIN", "SENO", "TETA", "VACA", "VAGA", "VAGO", "VAKA", "VUEI",
        "VUEY", "WUEI", "WUEY",
    }.ToFrozenSet();

    /// <summary>The first sixteen characters; "?" stands where sex or entity is unknown.</summary>
    public static string FirstSixteen(CurpHolder holder)
    {
        var given = GivenForCurp(holder.GivenNames);
        var paternal = Surname(holder.PaternalSurname);
        var maternal = Surname(holder.MaternalSurname);

        var letters = $"{Initial(paternal)}{InnerVowel(paternal)}{Initial(maternal)}{Initial(given)}";
        if (RudeWords.Contains(letters))
        {
            letters = $"{letters[0]}X{letters[2..]}";
        }

        var day = holder.BirthDate.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var inner = $"{InnerConsonant(paternal)}{InnerConsonant(maternal)}{InnerConsonant(given)}";
        return $"{letters}{day}{holder.Sex ?? '?'}{holder.Entity ?? "??"}{inner}";
    }

    /// <summary>
    /// Whether a well-formed CURP can belong to the holder; unknown parts of the holder are passed over.
    /// </summary>
    public static bool Agrees(string curp, CurpHolder holder)
    {
        var derived = FirstSixteen(holder);
        for (var i = 0; i < derived.Length; i++)
        {
            // X stands in the record wherever a character could not be written, so it contradicts nothing in
            // the letters of the names.
            var letter = i is < 4 or > 12;
            if (derived[i] != '?' && derived[i] != curp[i] && !(letter && curp[i] == 'X'))
            {
                return false;
            }
        }

        return char.IsAsciiDigit(curp[16]) == (holder.BirthDate.Year < 2000);
    }

    private static string GivenForCurp(string names)
    {
        var words = Words(names);
        var first = words.Count > 1 && SkippedFirstNames.Contains(words[0])
            ? words.Skip(1).FirstOrDefault(w => !Particles.Contains(w))
            : words.FirstOrDefault(w => !Particles.Contains(w));
        return first ?? words.FirstOrDefault() ?? string.Empty;
    }

    private static string Surname(string? surname)
    {
        var words = Words(surname ?? string.Empty);
        return words.FirstOrDefault(w => !Particles.Contains(w)) ?? words.FirstOrDefault() ?? string.Empty;
    }

    private static List<string> Words(string text)
    {
        // Ñ counts as a letter of its own, whose place an X takes; other marks are dropped.
        var marked = text.ToUpperInvariant().Replace('Ñ', '\u0001').Replace(
            "N\u0303", "\u0001", StringComparison.Ordinal);
        var folded = LatinFolding.Fold(marked).ToUpperInvariant();
        return [.. folded.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries)];
    }

    private static char Initial(string word) => word.Length == 0 ? 'X' : Written(word[0]);

    private static char InnerVowel(string word) =>
        word.Skip(1).Where(IsVowel).Cast<char?>().FirstOrDefault() ?? 'X';

    private static char InnerConsonant(string word) =>
        word.Skip(1).Where(c => !IsVowel(c)).Select(Written).Cast<char?>().FirstOrDefault() ?? 'X';

    private static bool IsVowel(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U';

    private static char Written(char c) => char.IsAsciiLetterUpper(c) ? c : 'X';
}
