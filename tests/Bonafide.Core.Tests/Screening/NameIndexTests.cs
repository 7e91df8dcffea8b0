using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;

namespace Bonafide.Core.Tests.Screening;

public sealed class NameIndexTests
{
    private const int Names = 2_000;
    private const int Queries = 200;

    [Fact]
    public void FindsWhatComparingAllWouldFind()
    {
        var people = new MadeUpPeople(20260301);
        var names = Enumerable.Range(0, Names).Select(_ => people.Next()).ToList();
        var parsed = names.Select(Parse).ToList();
        var index = new NameIndex(parsed);
        var (wanted, found) = (0, 0);
        for (var i = 0; i < Queries; i++)
        {
            var query = Parse(people.Noisy(names[i * (Names / Queries)]));
            var near = index.Near(query, ScreeningWeights.Floor, Names).ToHashSet();
            for (var number = 0; number < Names; number++)
            {
                if (NameComparer.Default.Compare(query, parsed[number]).Complete >= ScreeningWeights.Floor)
                {
                    wanted++;
                    found += near.Contains(number) ? 1 : 0;
                }
            }
        }

        Assert.True(wanted > Queries, $"Only {wanted} pairs reach the floor: the noise is too strong to say anything.");
        Assert.True(found >= 0.99 * wanted, $"{found} of {wanted} pairs were found.");
    }

    [Theory]
    [InlineData("John", "Smith", "Smith", "John")]
    [InlineData("Bob", "Miller", "Robert", "Miller")]
    [InlineData("J", "Smithson", "John", "Smithson")]
    [InlineData("John", "Smithson", "J", "Smithson")]
    [InlineData("Jeanpaul", "Dupont", "Jean Paul", "Dupont")]
    [InlineData("Jean Paul", "Dupont", "Jeanpaul", "Dupont")]
    [InlineData("Ludwig", "van Beethoven", "Ludwig", "Beethoven")]
    [InlineData("Jose", "Garcia", "José Luis", "García Márquez")]
    [InlineData("O", "Jinuhan", "Oh", "Jinuhan")]
    public void FindsByEachWay(string given, string surnames, string listedGiven, string listedSurnames)
    {
        var index = new NameIndex([Parse(("Somebody", "Else")), Parse((listedGiven, listedSurnames))]);
        Assert.Contains(1, index.Near(Parse((given, surnames)), ScreeningWeights.Floor, 10));
    }

    [Fact]
    public void LeavesOthersOut_AndKeepsTheBest()
    {
        var index = new NameIndex(
            [Parse(("Anna", "Rossi")), Parse(("Anna", "Verdi")), Parse(("Ana", "Rossi")), Parse(("Carlo", "Bianchi"))]);
        var near = index.Near(Parse(("Anna", "Rossi")), ScreeningWeights.Floor, 10);
        Assert.Equal([0, 2], near);
        Assert.Equal([0], index.Near(Parse(("Anna", "Rossi")), ScreeningWeights.Floor, 1));
    }

    [Fact]
    public void SurvivesStrangeNames()
    {
        string[] strange = [new('a', 5000), "X", "'", "🙂", "李", "...", string.Join(' ', Enumerable.Repeat("ab", 500)), ""];
        var index = new NameIndex([.. strange.Select(name => Parse((name, name)))]);
        Assert.All(strange, name => Assert.NotNull(index.Near(Parse((name, name)), ScreeningWeights.Floor, 10)));
        Assert.Empty(new NameIndex([]).Near(Parse(("Anna", "Rossi")), ScreeningWeights.Floor, 10));
    }

    private static PersonName Parse((string Given, string Surnames) name) =>
        PersonName.Parse(name.Given, name.Surnames);
}
