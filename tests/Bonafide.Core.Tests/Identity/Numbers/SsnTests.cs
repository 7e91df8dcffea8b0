using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Tests.Identity.Numbers;

public sealed class SsnTests
{
    [Theory]
    [InlineData("001-01-0001", NumberVerdict.Plausible)]
    [InlineData("899010001", NumberVerdict.Plausible)]
    [InlineData("900010001", NumberVerdict.NeverIssued)]
    [InlineData("000010001", NumberVerdict.NeverIssued)]
    [InlineData("666010001", NumberVerdict.NeverIssued)]
    [InlineData("665010001", NumberVerdict.Plausible)]
    [InlineData("001000001", NumberVerdict.NeverIssued)]
    [InlineData("001010000", NumberVerdict.NeverIssued)]
    [InlineData("078-05-1120", NumberVerdict.NeverIssued)]
    [InlineData("457-55-5462", NumberVerdict.NeverIssued)]
    [InlineData("12345678", NumberVerdict.Malformed)]
    [InlineData("12345678A", NumberVerdict.Malformed)]
    [InlineData(null, NumberVerdict.Missing)]
    public void Judges_Ssn(string? text, NumberVerdict expected) => Assert.Equal(expected, Ssn.Check(text).Verdict);

    [Theory]
    [InlineData("1234", NumberVerdict.Plausible)]
    [InlineData("0000", NumberVerdict.NeverIssued)]
    [InlineData("123", NumberVerdict.Malformed)]
    public void Judges_LastFour(string text, NumberVerdict expected) =>
        Assert.Equal(expected, Ssn.CheckLastFour(text).Verdict);

    [Fact]
    public void Ranks_GroupsInTheOrderOfIssue()
    {
        int[] order = [1, 9, 10, 98, 2, 8, 11, 99];
        var ranks = order.Select(SsnIssuance.Rank).ToArray();
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal(99, Enumerable.Range(1, 99).Select(SsnIssuance.Rank).Distinct().Count());
        Assert.Equal(0, SsnIssuance.Rank(0));
    }

    [Fact]
    public void Bounds_TheIssuePeriod_ByTheLists()
    {
        var issuance = new SsnIssuance([List(2005, 6, 12), List(2004, 6, 10), List(2006, 6, 14)]);

        // Group 10 was in use in June 2004 and used up by June 2005.
        var period = issuance.Period("001100001");
        Assert.Equal(new SsnIssuePeriod(null, new DateOnly(2005, 6, 1)), period);
        Assert.True(period.ProvesIssueBefore(2006));
        Assert.False(period.ProvesIssueBefore(2005));

        // Group 12 came after June 2004 and before June 2006.
        Assert.Equal(
            new SsnIssuePeriod(new DateOnly(2004, 6, 2), new DateOnly(2006, 6, 1)), issuance.Period("001120001"));

        // Group 99 was never reached: random assignment, after the last list.
        Assert.Equal(new SsnIssuePeriod(new DateOnly(2006, 6, 2), null), issuance.Period("001990001"));
        Assert.Equal(default, issuance.Period("078051120"));
    }

    [Fact]
    public void Refuses_AListWithoutAllAreas() =>
        Assert.Throws<ArgumentException>(() => new SsnIssuance([new HighGroupList(new DateOnly(2004, 1, 1), [1, 2])]));

    private static HighGroupList List(int year, int month, byte group) =>
        new(new DateOnly(year, month, 1), [.. Enumerable.Repeat(group, 1000)]);
}
