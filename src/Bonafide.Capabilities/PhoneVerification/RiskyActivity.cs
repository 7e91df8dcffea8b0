using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// The seed's category Risky Services. The traffic that we see is our own: a risky sighting is a transaction that ended
/// REJECTED or was reported as fraud. The range's are those of its other numbers.
/// </summary>
internal sealed class RiskyActivity(PhoneVerificationOptions options)
{
    public IEnumerable<Insight> Look(PhoneTraffic traffic) =>
        [.. Share(traffic.Number), .. OfNumber(traffic.Number), .. OfRange(traffic)];

    /// <summary>Significant is what is both several and a good part of all that the number did.</summary>
    private IEnumerable<Insight> Share(SightingHistory number)
    {
        var percent = number.HitsLast90Days == 0 ? 0 : number.RiskyHitsLast90Days * 100 / number.HitsLast90Days;
        return number.RiskyHitsLast90Days < options.RiskyHighFrom
            ? []
            : Ladder.Climb("riskyPercent", percent,
                new Step(options.RiskyModeratePercent, "MODERATE ACTIVITY ON RISKY SERVICES", Weight.MediumRisk),
                new Step(options.RiskyHighPercent, "HIGH ACTIVITY ON RISKY SERVICES", Weight.HighRisk));
    }

    private IEnumerable<Insight> OfNumber(SightingHistory number) =>
    [
        .. Ladder.Climb("riskyHitsLast90Days", number.RiskyHitsLast90Days,
            new Step(1, "LONG-TERM ACTIVITY ON RISKY SERVICES", Weight.LowRisk),
            new Step(options.RiskyHighFrom, "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES", Weight.MediumRisk),
            new Step(options.RiskyVeryHighFrom, "VERY HIGH LONG-TERM ACTIVITY ON RISKY SERVICES", Weight.HighRisk)),
        .. Ladder.Climb("riskyHitsLast24Hours", number.RiskyHitsLast24Hours,
            new Step(1, "SHORT-TERM ACTIVITY ON RISKY SERVICES", Weight.LowRisk),
            new Step(options.RiskyShortHighFrom, "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES", Weight.MediumRisk),
            new Step(options.RiskyShortVeryHighFrom, "VERY HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES",
                Weight.HighRisk)),
    ];

    private IEnumerable<Insight> OfRange(PhoneTraffic traffic) =>
    [
        .. Ladder.Climb(
            "riskyHitsOfRangeLast90Days", traffic.Range.RiskyHitsLast90Days - traffic.Number.RiskyHitsLast90Days,
            new Step(1, "LONG-TERM RANGE ACTIVITY ON RISKY SERVICES", Weight.Neutral),
            new Step(options.RiskyOfRangeHighFrom, "HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES", Weight.LowRisk),
            new Step(options.RiskyOfRangeVeryHighFrom, "VERY HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES",
                Weight.MediumRisk)),
        .. Ladder.Climb(
            "riskyHitsOfRangeLast24Hours", traffic.Range.RiskyHitsLast24Hours - traffic.Number.RiskyHitsLast24Hours,
            new Step(1, "SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES", Weight.Neutral),
            new Step(options.RiskyOfRangeShortHighFrom, "HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES",
                Weight.LowRisk),
            new Step(options.RiskyOfRangeShortVeryHighFrom, "VERY HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES",
                Weight.MediumRisk)),
    ];
}
