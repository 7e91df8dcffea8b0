using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification.Tests;

/// <summary>Both sides of every threshold, at the defaults.</summary>
public sealed class PhoneVerificationThresholdTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PhoneVerificationOptions Defaults = new();

    [Theory]
    [InlineData(0, 0, "NO ACTIVITY")]
    [InlineData(1, 1, "LOW LONG-TERM ACTIVITY")]
    [InlineData(2, 2, "LOW LONG-TERM ACTIVITY")]
    [InlineData(3, 3, "SPARSE LONG-TERM ACTIVITY")]
    [InlineData(3, 2, "MODERATE LONG-TERM ACTIVITY")]
    [InlineData(5, 5, "SPARSE LONG-TERM ACTIVITY")]
    [InlineData(6, 6, "MODERATE LONG-TERM ACTIVITY")]
    [InlineData(10, 4, "MODERATE LONG-TERM ACTIVITY")]
    [InlineData(11, 4, "HIGH LONG-TERM ACTIVITY")]
    [InlineData(30, 19, "HIGH LONG-TERM ACTIVITY")]
    [InlineData(30, 20, "CONTINUOUS LONG-TERM ACTIVITY")]
    [InlineData(31, 20, "VERY HIGH LONG-TERM ACTIVITY")]
    public void LongTerm(long hits, int days, string value) => Assert.Equal(value, OfNumber(new()
    {
        Hits = hits, HitsLast90Days = hits, DaysSeenLast90Days = days,
    }).First());

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "MODERATE SHORT-TERM ACTIVITY")]
    [InlineData(4, "MODERATE SHORT-TERM ACTIVITY")]
    [InlineData(5, "HIGH SHORT-TERM ACTIVITY")]
    public void ShortTerm(long hits, string value) => Assert.Equal(
        value, string.Join(' ', OfNumber(new() { Hits = 9, HitsLast90Days = 9, HitsLast24Hours = hits }).Skip(1)));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void MachineLike(long hits, bool isLike) => Assert.Equal(isLike, OfNumber(new() { HitsLastHour = hits })
        .Contains("MACHINE-LIKE ACTIVITY"));

    [Theory]
    [InlineData(1, "SEEN IN THE LAST 1 DAY")]
    [InlineData(1.01, "SEEN IN THE LAST 7 DAYS")]
    [InlineData(7.01, "SEEN IN THE LAST 15 DAYS")]
    [InlineData(15.01, "SEEN IN THE LAST 1 MONTH")]
    [InlineData(30.01, "SEEN IN THE LAST 2 MONTHS")]
    [InlineData(60.01, "SEEN IN THE LAST 3 MONTHS")]
    [InlineData(90.01, "SEEN MORE THAN 3 MONTHS AGO")]
    public void Recency(double days, string value) =>
        Assert.Equal(value, OfNumber(new() { LastSeen = Now.AddDays(-days), Hits = 1 }).First());

    [Theory]
    [InlineData(2, 20, "NO RANGE ACTIVITY")]
    [InlineData(3, 30, "MODERATE LONG-TERM RANGE ACTIVITY")]
    [InlineData(3, 31, "NO RANGE ACTIVITY")]
    [InlineData(4, 4, "NO RANGE ACTIVITY")]
    [InlineData(4, 5, "LOW RANGE ACTIVITY")]
    [InlineData(90, 19, "LOW RANGE ACTIVITY")]
    [InlineData(90, 20, "MODERATE LONG-TERM RANGE ACTIVITY")]
    [InlineData(90, 99, "MODERATE LONG-TERM RANGE ACTIVITY")]
    [InlineData(90, 100, "HIGH LONG-TERM RANGE ACTIVITY")]
    [InlineData(90, 499, "HIGH LONG-TERM RANGE ACTIVITY")]
    [InlineData(90, 500, "VERY HIGH LONG-TERM RANGE ACTIVITY")]
    public void RangeLongTerm(long risky, long hits, string value) => Assert.Equal(value, OfRange(new()
    {
        HitsLast90Days = hits, RiskyHitsLast90Days = risky,
    }).First());

    [Theory]
    [InlineData(4, "")]
    [InlineData(5, "MODERATE SHORT-TERM RANGE ACTIVITY")]
    [InlineData(20, "HIGH SHORT-TERM RANGE ACTIVITY")]
    [InlineData(100, "VERY HIGH SHORT-TERM RANGE ACTIVITY")]
    [InlineData(19, "MODERATE SHORT-TERM RANGE ACTIVITY")]
    [InlineData(99, "HIGH SHORT-TERM RANGE ACTIVITY")]
    public void RangeShortTerm(long hits, string value) => Assert.Equal(value, string.Join(' ', OfRange(new()
    {
        HitsLast90Days = 10, RiskyHitsLast90Days = 9, HitsLast24Hours = hits,
    }).Skip(1)));

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void MachineLikeRange(long hits, bool isLike) => Assert.Equal(isLike, OfRange(new() { HitsLastHour = hits })
        .Contains("MACHINE-LIKE RANGE ACTIVITY"));

    [Theory]
    [InlineData(1, 0, "LONG-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(2, 0, "LONG-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(3, 0, "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(9, 0, "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(10, 0, "VERY HIGH LONG-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 1, "SHORT-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 2, "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 4, "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 5, "VERY HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES")]
    public void Risky(long longTerm, long shortTerm, string value) => Assert.Equal([value], OfRisky(new(new()
    {
        HitsLast90Days = 1_000, RiskyHitsLast90Days = longTerm, RiskyHitsLast24Hours = shortTerm,
    }, new())));

    [Theory]
    [InlineData(3, 13, false, false)]
    [InlineData(3, 12, true, false)]
    [InlineData(3, 7, true, false)]
    [InlineData(3, 6, false, true)]
    [InlineData(2, 2, false, false)]
    public void RiskyShare(long risky, long hits, bool isModerate, bool isHigh)
    {
        var values = OfRisky(new(new() { HitsLast90Days = hits, RiskyHitsLast90Days = risky }, new()));
        Assert.Equal(isModerate, values.Contains("MODERATE ACTIVITY ON RISKY SERVICES"));
        Assert.Equal(isHigh, values.Contains("HIGH ACTIVITY ON RISKY SERVICES"));
    }

    [Theory]
    [InlineData(9, 0, "LONG-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(10, 0, "HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(49, 0, "HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(50, 0, "VERY HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 4, "SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 5, "HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 19, "HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    [InlineData(0, 20, "VERY HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES")]
    public void RiskyRange(long longTerm, long shortTerm, string value) => Assert.Equal([value], OfRisky(new(
        new(), new() { RiskyHitsLast90Days = longTerm, RiskyHitsLast24Hours = shortTerm })));

    [Fact]
    public void LessThanItsOwnAverage_IsLowActivity()
    {
        // A year at 12 a quarter, then 5: less than half. With 6 it is half, and as expected.
        var known = new SightingHistory { FirstSeen = Now.AddDays(-450), Hits = 53, HitsLast90Days = 5 };
        Assert.Contains("LOW ACTIVITY", OfNumber(known));
        Assert.DoesNotContain("LOW ACTIVITY", OfNumber(known with { Hits = 54, HitsLast90Days = 6 }));
        Assert.DoesNotContain("LOW ACTIVITY", OfNumber(known with { FirstSeen = Now.AddDays(-179) }));
    }

    private static List<string> OfNumber(SightingHistory number) =>
        [.. new NumberActivity(Defaults).Look(number, Now).Select(insight => insight.Value)];

    private static List<string> OfRange(SightingHistory range) =>
        [.. new RangeActivity(Defaults).Look(new(new(), range)).Select(insight => insight.Value)];

    private static List<string> OfRisky(PhoneTraffic traffic) =>
        [.. new RiskyActivity(Defaults).Look(traffic).Select(insight => insight.Value)];
}
