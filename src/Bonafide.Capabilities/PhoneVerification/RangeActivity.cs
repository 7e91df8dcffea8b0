using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// The seed's category Range, and the range's machine-like activity. A range is risky when enough transactions of its
/// other numbers ended badly; the activity of any other range is no news.
/// </summary>
internal sealed class RangeActivity(PhoneVerificationOptions options)
{
    public IEnumerable<Insight> Look(PhoneTraffic traffic)
    {
        var range = traffic.Range;
        var risky = range.RiskyHitsLast90Days - traffic.Number.RiskyHitsLast90Days;
        var isRisky = risky >= options.RiskyRangeFrom
            && risky * 100 >= range.HitsLast90Days * options.RiskyRangePercent;
        IEnumerable<Insight> activity = isRisky && range.HitsLast90Days >= options.RangeLowFrom
            ? [.. LongTerm(range), .. ShortTerm(range)]
            : [new("NO RANGE ACTIVITY", Weight.Neutral, "riskyHitsOfRange", risky, options.RiskyRangeFrom)];
        return
        [
            .. activity,
            .. Ladder.Climb("hitsOfRangeLastHour", range.HitsLastHour,
                new Step(options.RangeMachineFrom, "MACHINE-LIKE RANGE ACTIVITY", Weight.MediumRisk)),
        ];
    }

    private IEnumerable<Insight> LongTerm(SightingHistory range) => Ladder.Climb(
        "hitsOfRangeLast90Days", range.HitsLast90Days,
        new Step(options.RangeLowFrom, "LOW RANGE ACTIVITY", Weight.Neutral),
        new Step(options.RangeModerateFrom, "MODERATE LONG-TERM RANGE ACTIVITY", Weight.LowRisk),
        new Step(options.RangeHighFrom, "HIGH LONG-TERM RANGE ACTIVITY", Weight.MediumRisk),
        new Step(options.RangeVeryHighFrom, "VERY HIGH LONG-TERM RANGE ACTIVITY", Weight.HighRisk));

    private IEnumerable<Insight> ShortTerm(SightingHistory range) => Ladder.Climb(
        "hitsOfRangeLast24Hours", range.HitsLast24Hours,
        new Step(options.RangeShortModerateFrom, "MODERATE SHORT-TERM RANGE ACTIVITY", Weight.LowRisk),
        new Step(options.RangeShortHighFrom, "HIGH SHORT-TERM RANGE ACTIVITY", Weight.MediumRisk),
        new Step(options.RangeShortVeryHighFrom, "VERY HIGH SHORT-TERM RANGE ACTIVITY", Weight.HighRisk));
}
