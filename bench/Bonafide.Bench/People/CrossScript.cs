using Bonafide.Core.Identity.Names;
using Bonafide.Server.Cli;

namespace Bonafide.Bench.People;

/// <summary>Names in their own script against the spelling that passports give them; made up of common parts.</summary>
internal static class CrossScript
{
    private static readonly (string Own, string Latin)[] Given =
    [
        ("Иван", "Ivan"), ("Юлия", "Yulia"), ("Дмитрий", "Dmitry"), ("Екатерина", "Ekaterina"), ("Сергей", "Sergei"),
        ("Γεώργιος", "Georgios"), ("Ελένη", "Eleni"), ("Νικόλαος", "Nikolaos"), ("Δημήτρης", "Dimitris"),
        ("محمد", "Mohammed"), ("يوسف", "Yousef"), ("ليلى", "Layla"),
    ];

    private static readonly (string Own, string Latin)[] Surnames =
    [
        ("Петров", "Petrov"), ("Щербаков", "Shcherbakov"), ("Кузнецова", "Kuznetsova"), ("Жуков", "Zhukov"),
        ("Морозов", "Morozov"), ("Παπαδόπουλος", "Papadopoulos"), ("Οικονόμου", "Oikonomou"),
        ("Γεωργίου", "Georgiou"), ("Αθανασίου", "Athanasiou"), ("منصور", "Mansour"), ("حداد", "Haddad"),
        ("كريم", "Karim"),
    ];

    /// <summary>Scripts by their first code point over 256.</summary>
    public static IReadOnlyDictionary<string, int> Scripts { get; } =
        new Dictionary<string, int> { ["Greek"] = 0x03, ["Cyrillic"] = 0x04, ["Arabic"] = 0x06 };

    /// <summary>The share of names that reach the limit; each given name with each surname of the script.</summary>
    public static double Matched(int script, double limit)
    {
        var table = ImportOptions.Transliteration().Table;
        var scores = (
            from given in Given
            from surname in Surnames
            where given.Own[0] >> 8 == script && surname.Own[0] >> 8 == script
            select NameComparer.Default.Compare(
                PersonName.Parse(given.Own, surname.Own, table),
                PersonName.Parse(given.Latin, surname.Latin)).Complete).ToList();
        return (double)scores.Count(score => score >= limit) / scores.Count;
    }
}
