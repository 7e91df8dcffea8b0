using System.Globalization;

namespace Bonafide.Vision.Specimens;

/// <summary>Makes people up; the same seed makes the same person.</summary>
public static class SpecimenCrowd
{
    private static readonly IReadOnlyDictionary<string, SpecimenNames> Names =
        SpecimenLayouts.Resource<Dictionary<string, SpecimenNames>>("specimen-names.json");

    public static IReadOnlyList<string> Cultures { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Between 18 and 85 years old on the day given.</summary>
    /// <param name="cultures">Name lists to choose from; all when empty.</param>
    public static SpecimenPerson Person(int seed, IReadOnlyList<string> cultures, DateOnly today)
    {
        var random = new Random(seed);
        var culture = Pick(random, cultures.Count > 0 ? cultures : Cultures);
        var names = Names[culture];
        var female = random.Next(2) == 0;
        var (surname, nativeSurname) = Split(Pick(random, names.Surnames));
        var (given, nativeGiven) = Split(Pick(random, female ? names.Female : names.Male));
        if (random.Next(3) == 0)
        {
            var (second, nativeSecond) = Split(Pick(random, female ? names.Female : names.Male));
            (given, nativeGiven) = second == given
                ? (given, nativeGiven)
                : ($"{given} {second}", nativeGiven is null ? null : $"{nativeGiven} {nativeSecond}");
        }

        return new SpecimenPerson
        {
            Surname = surname,
            GivenNames = given,
            NativeName = nativeSurname is null ? null : $"{nativeSurname} {nativeGiven}",
            BirthDate = today.AddDays(-random.Next(18 * 366, 85 * 365)),
            Sex = female ? 'F' : 'M',
            BirthPlace = Pick(random, names.Places),
            City = Pick(random, names.Places),
            Street = Pick(random, names.Streets).Replace(
                "#", random.Next(1, 190).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            PostalCode = random.Next(10_000, 99_999).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Pick(Random random, IReadOnlyList<string> list) => list[random.Next(list.Count)];

    private static (string Latin, string? Native) Split(string name) => name.Split('/') is [var latin, var native]
        ? (latin, native)
        : (name, null);
}
