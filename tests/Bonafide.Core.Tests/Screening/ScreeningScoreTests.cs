using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Tests.Screening;

public sealed class ScreeningScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1961-03-12", Agreement.Agrees)]
    [InlineData("1961-12-03", Agreement.Agrees)]
    [InlineData("1963-07-30", Agreement.Agrees)]
    [InlineData("1964-07-30", Agreement.Contradicts)]
    [InlineData("1958-07-30", Agreement.Contradicts)]
    [InlineData("1981-03-12", Agreement.Agrees)]
    [InlineData(null, Agreement.Unknown)]
    public void BirthDates_ContradictBeyondTheTolerance(string? birth, Agreement expected) => Assert.Equal(
        expected, Score(birth, [], [ListedBirth.On(new(1961, 3, 12))], []).Birth);

    [Fact]
    public void AnyListedDate_MayAgree() => Assert.Equal(
        Agreement.Agrees, Score("1990-01-01", [], [ListedBirth.In(1961), new(1985, 1992)], []).Birth);

    [Fact]
    public void ImpossibleDay_IsTakenForItsYear() => Assert.Equal(
        Agreement.Agrees, Score("1961-05-05", [], [new(1961, 1961, 2, 31)], []).Birth);

    [Fact]
    public void Contradictions_LowerTheScore()
    {
        var plain = Score(null, [], [], []);
        Assert.Equal(1, plain.Total);
        Assert.Equal(0.98, Score(null, ["DEU"], [], ["YEM"]).Total, 6);
        Assert.Equal(0.90, Score("1999-01-01", [], [ListedBirth.In(1961)], []).Total, 6);
        Assert.Equal(0.98 * 0.90, Score("1999-01-01", ["DEU"], [ListedBirth.In(1961)], ["YEM"]).Total, 6);
        Assert.Equal(Agreement.Agrees, Score(null, ["DEU", "YEM"], [], ["YEM"]).Country);
    }

    [Fact]
    public void BestName_IsTheOneShown()
    {
        var entry = new WatchlistEntry(
            "1", WatchlistSubject.Person, [new("Somebody", "Else", false), new("Orval", "Timbrel", true)], [], []);
        var score = ScreeningScore.Of(
            PersonName.Parse("Orval", "Timbrel"), null, [], entry, ScreeningWeights.Default);
        Assert.Equal(new("Orval", "Timbrel", true), score.Matched);
    }

    [Theory]
    [InlineData("O", "Jin", ScreeningProblem.None)]
    [InlineData("李", "明", ScreeningProblem.None)]
    [InlineData("J.", "S.", ScreeningProblem.Malformed)]
    [InlineData("...", "Smith", ScreeningProblem.Malformed)]
    [InlineData("", "Smith", ScreeningProblem.Missing)]
    [InlineData("John", " ", ScreeningProblem.Missing)]
    [InlineData("a b c d e f g h i j k l m", "Smith", ScreeningProblem.Malformed)]
    [InlineData("a b c d e f g h i j k l", "Smith", ScreeningProblem.None)]
    public void Subject_IsCheckedBeforeTheSearch(string given, string surnames, ScreeningProblem expected) =>
        Assert.Equal(expected, ScreeningSubject.Read(new() { FirstName = given, LastName = surnames }, Now).Problem);

    [Fact]
    public void LengthLimit_StandsOnBothSides()
    {
        Assert.Equal(ScreeningProblem.None, Read(new string('a', PersonName.MaxLength)));
        Assert.Equal(ScreeningProblem.Malformed, Read(new string('a', PersonName.MaxLength + 1)));
        ScreeningProblem Read(string surnames) => ScreeningSubject.Read(
            new PreparedData { FirstName = "Ada", LastName = surnames }, Now).Problem;
    }

    private static ScreeningScore Score(
        string? birth, string[] from, ListedBirth[] births, string[] countries) => ScreeningScore.Of(
            PersonName.Parse("Orval", "Timbrel"), birth is null ? null : DateOnly.Parse(birth, null), from,
            new("1", WatchlistSubject.Person, [new("Orval", "Timbrel", false)], births, countries),
            ScreeningWeights.Default);
}
