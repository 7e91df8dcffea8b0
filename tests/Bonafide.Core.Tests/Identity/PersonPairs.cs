namespace Bonafide.Core.Tests.Identity;

/// <summary>A person as one source writes it; the number is made up.</summary>
internal sealed record WrittenPerson(string Given, string Surnames, DateOnly Born, string Number);

/// <summary>
/// Pairs of one person written by two sources, and of near-miss impostors, out of a seed: the same seed gives the same
/// pairs. Names are common ones of several languages, put together by chance.
/// </summary>
internal sealed class PersonPairs(int seed)
{
    private static readonly string[] Given =
    [
        "Robert", "William", "Elizabeth", "Margaret", "Katherine", "Michael", "Thomas", "Joseph", "Daniel", "Edward",
        "Ana Lucía", "José Luis", "María Elena", "Juan Carlos", "Concepción", "Sofía", "Andrés", "Inés", "Ramón",
        "Belén", "João Pedro", "Antônio", "Conceição", "Beatriz", "Rui", "Jean-Paul", "Hélène", "François", "Chloé",
        "Benoît", "Jürgen", "Käthe", "Wolfgang", "Annegret", "Günter", "Bjørn", "Åsa", "Søren", "Ingrid", "Mikkel",
        "Łukasz", "Zdeněk", "Jiří", "Małgorzata", "Željko", "Mehmet", "Ayşe", "Çağla", "Hüseyin", "Thi Hoa",
        "Ahmed", "Fatima", "Yusuf", "Khadija", "Omar", "Priya", "Rajesh", "Somchai", "Mei Ling", "Hiroshi",
    ];

    private static readonly string[] Surnames =
    [
        "Miller", "Thompson", "Fitzgerald", "O'Brien", "MacDonald", "Wellington", "Ashworth", "Bradshaw", "Carmichael",
        "García Márquez", "Rodríguez Peña", "Núñez Ibarra", "Fernández Ortega", "Salgado Briseño", "Quiroga",
        "da Silva", "dos Santos Pereira", "de Oliveira", "Gonçalves", "Magalhães", "de la Fontaine", "Lefèvre",
        "Dubois", "van Beethoven", "Müller", "Schönberg", "Großmann", "von Hagen", "Østergaard", "Sjöström", "Ångström",
        "Wiśniewski", "Dvořák", "Kovačević", "Öztürk", "Yıldırım", "bin Hassan", "al Rashid", "Khan", "Sharma",
        "Krishnamurthy", "Jaidee", "Tanaka", "Yamamoto", "Nakagawa", "Tran", "Petrov", "Ivanova", "Papadopoulos",
        "Andersson", "Johannsen", "Lindqvist", "Marchetti", "Bellini", "Rossellini", "Eriksen", "Hakala", "Virtanen",
    ];

    private static readonly (string Full, string Short)[] Nicknames =
    [
        ("Robert", "Bob"), ("William", "Bill"), ("Elizabeth", "Liz"), ("Margaret", "Peggy"), ("Katherine", "Kate"),
        ("Michael", "Mike"), ("Thomas", "Tom"), ("Joseph", "Joe"), ("Daniel", "Dan"), ("Edward", "Ted"),
    ];

    private readonly Random _random = new(seed);

    /// <summary>One person twice: one or two kinds of the noise that forms and registers bring.</summary>
    public (WrittenPerson First, WrittenPerson Second) True()
    {
        var person = Somebody();
        var written = person;
        for (var noises = _random.Next(1, 3); noises > 0; noises--)
        {
            written = Noise(written);
        }

        return (person, written);
    }

    /// <summary>Two people who are easily taken for one.</summary>
    public (WrittenPerson First, WrittenPerson Second) Impostor()
    {
        var person = Somebody();
        var other = Somebody();
        var impostor = _random.Next(6) switch
        {
            // Sister or brother; twins; parent and child of one name; namesakes; one birthday; one first name.
            0 => other with { Surnames = person.Surnames, Born = person.Born.AddDays(_random.Next(300, 4000)) },
            1 => other with { Surnames = person.Surnames, Born = person.Born },
            2 => other with { Given = person.Given, Surnames = person.Surnames,
                Born = person.Born.AddDays(-_random.Next(7000, 15000)) },
            3 => other with { Given = person.Given, Surnames = person.Surnames },
            4 => other with { Born = person.Born },
            _ => other with { Given = person.Given, Born = person.Born },
        };
        return impostor.Given == person.Given && impostor.Surnames == person.Surnames && impostor.Born == person.Born
            ? Impostor()
            : (person, _random.Next(3) == 0 ? Noise(impostor) : impostor);
    }

    private WrittenPerson Somebody() => new(
        Given[_random.Next(Given.Length)], Surnames[_random.Next(Surnames.Length)],
        new DateOnly(1935, 1, 1).AddDays(_random.Next(26_000)), _random.NextInt64(100_000_000, 999_999_999).ToString(
            System.Globalization.CultureInfo.InvariantCulture));

    private WrittenPerson Noise(WrittenPerson p) => _random.Next(14) switch
    {
        0 => p with { Given = p.Surnames, Surnames = p.Given },
        1 => p with { Given = $"{p.Given} {p.Surnames}", Surnames = string.Empty },
        2 => p with { Given = Plain(p.Given), Surnames = Plain(p.Surnames) },
        3 => p with { Given = Spelt(p.Given), Surnames = Spelt(p.Surnames) },
        4 => p with { Given = Nickname(p.Given) },
        5 => p with { Given = p.Given.Split(' ')[0] },
        6 => p with { Given = Initial(p.Given) },
        7 => p with { Surnames = FirstSurname(p.Surnames) },
        8 => p with { Surnames = p.Surnames + (_random.Next(2) == 0 ? " Jr." : " Junior") },
        9 => p with { Given = p.Given.ToUpperInvariant(), Surnames = p.Surnames.ToUpperInvariant() },
        10 => p with { Surnames = Slip(p.Surnames) },
        11 => p with { Given = p.Given.Length > 4 ? Slip(p.Given) : p.Given },
        12 => p with { Born = p.Born.Day <= 12 ? new DateOnly(p.Born.Year, p.Born.Day, p.Born.Month) : p.Born },
        _ => p with { Number = Digits(p.Number) },
    };

    private static string Plain(string text) => string.Concat(
        text.Normalize(System.Text.NormalizationForm.FormD).Where(c => !char.IsBetween(c, '\u0300', '\u036f')));

    /// <summary>As machine readable zones and telegrams spell: ü is ue.</summary>
    private static string Spelt(string text) => text
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal)
        .Replace("å", "aa", StringComparison.Ordinal).Replace("Å", "Aa", StringComparison.Ordinal)
        .Replace("Ø", "Oe", StringComparison.Ordinal).Replace("Ö", "Oe", StringComparison.Ordinal)
        .Replace("ß", "ss", StringComparison.Ordinal).Replace("ñ", "n", StringComparison.Ordinal);

    private static string Nickname(string given) =>
        Nicknames.FirstOrDefault(pair => pair.Full == given) is { Short: { } found } ? found : given;

    /// <summary>The second of two surnames is left out; what begins with a particle is one.</summary>
    private static string FirstSurname(string surnames) =>
        surnames.Length == 0 || char.IsLower(surnames[0]) ? surnames : surnames.Split(' ')[0];

    private static string Initial(string given)
    {
        var words = given.Split(' ');
        return words.Length > 1 ? $"{words[0]} {words[1][0]}." : $"{words[0][0]}.";
    }

    /// <summary>One letter left out, doubled, or exchanged with its neighbour, never the first.</summary>
    private string Slip(string text)
    {
        var at = _random.Next(1, Math.Max(2, text.Length - 1));
        if (text.Length < 4 || !char.IsLetter(text[at]) || !char.IsLetter(text[at - 1]))
        {
            return text;
        }

        return _random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ when at + 1 < text.Length => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text,
        };
    }

    private string Digits(string number)
    {
        var at = _random.Next(number.Length - 1);
        return number[..at] + number[at + 1] + number[at] + number[(at + 2)..];
    }
}
