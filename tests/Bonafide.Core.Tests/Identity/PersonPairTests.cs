using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Tests.Identity;

/// <summary>
/// Guards the figures in the README of the matcher on pairs that its limits were not set on. <c>bench/run people</c>
/// prints the whole curve.
/// </summary>
public sealed class PersonPairTests
{
    private const int ReportSeed = 4;
    private const int Pairs = 4_000;
    private static readonly double Limit = NameComparisonOptions.Default.CompleteLimit;

    [Fact]
    public void NameAndBirthDate_FindThePerson_AndSeldomAnother()
    {
        var (found, taken) = PersonPairRates.Measure(
            ReportSeed, Pairs, (a, b) => PersonPairRates.ByNameAndBirth(a, b, Limit));
        Assert.True(found >= 0.97 && taken <= 0.01, $"true {found:P2}, false {taken:P2}");
    }

    [Fact]
    public void WithTheNumber_AlmostEverybodyIsFound_AndNobodyElse()
    {
        var (found, taken) = PersonPairRates.Measure(
            ReportSeed, Pairs, (a, b) => PersonPairRates.ByAll(a, b, Limit));
        Assert.True(found >= 0.99 && taken <= 0.001, $"true {found:P2}, false {taken:P2}");
    }

    [Fact]
    public void Pairs_AreTheSame_ForOneSeed()
    {
        var (a, b) = (new PersonPairs(5), new PersonPairs(5));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal((a.True(), a.Impostor()), (b.True(), b.Impostor())));
        Assert.NotEqual(new PersonPairs(5).True(), new PersonPairs(6).True());
    }
}
