using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Tests.Identity;

/// <summary>How often a limit of the name comparison tells pairs rightly, with birth date and number.</summary>
internal static class PersonPairRates
{
    /// <summary>A birth date agrees when it is equal, transposed, or one digit off.</summary>
    private const double BirthLimit = 0.8;

    /// <summary>Shares of true pairs, and of impostors, that are taken for one person.</summary>
    public static (double True, double False) Measure(
        int seed, int pairs, Func<WrittenPerson, WrittenPerson, bool> isSame)
    {
        var made = new PersonPairs(seed);
        var (right, wrong) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            var (first, second) = made.True();
            right += isSame(first, second) ? 1 : 0;
            (first, second) = made.Impostor();
            wrong += isSame(first, second) ? 1 : 0;
        }

        return ((double)right / pairs, (double)wrong / pairs);
    }

    /// <summary>Name and birth date agree.</summary>
    public static bool ByNameAndBirth(WrittenPerson a, WrittenPerson b, double limit) =>
        Name(a, b) >= limit && Birth(a, b);

    /// <summary>
    /// The number and one of name and birth date agree; or both of these, where the number has two neighbouring digits
    /// exchanged.
    /// </summary>
    public static bool ByAll(WrittenPerson a, WrittenPerson b, double limit)
    {
        var name = Name(a, b) >= limit;
        return a.Number == b.Number ? name || Birth(a, b) : name && Birth(a, b) && IsSlip(a.Number, b.Number);
    }

    private static double Name(WrittenPerson a, WrittenPerson b) => NameComparer.Default.Compare(
        PersonName.Parse(a.Given, a.Surnames), PersonName.Parse(b.Given, b.Surnames)).Complete;

    private static bool Birth(WrittenPerson a, WrittenPerson b) =>
        Dates.Compare(a.Born, b.Born).Similarity >= BirthLimit;

    private static bool IsSlip(string a, string b)
    {
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return a.Length == b.Length && at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at]
            && a[(at + 2)..] == b[(at + 2)..];
    }
}
