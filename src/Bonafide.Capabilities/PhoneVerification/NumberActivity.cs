using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>The seed's categories Recency, Activity and Other, of the number itself.</summary>
internal sealed class NumberActivity(PhoneVerificationOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);

    public IEnumerable<Insight> Look(SightingHistory number, DateTimeOffset now) =>
    [
        .. Recency(number, now),
        .. LongTerm(number),
        .. LessThanExpected(number, now),
        .. ShortTerm(number),
        .. Ladder.Climb("hitsLastHour", number.HitsLastHour,
            new Step(options.MachineFrom, "MACHINE-LIKE ACTIVITY", Weight.MediumRisk)),
    ];

    private static IEnumerable<Insight> Recency(SightingHistory number, DateTimeOffset now)
    {
        if (number.LastSeen is not { } last)
        {
            return [];
        }

        var days = (now - last).TotalDays;
        var value = days switch
        {
            <= 1 => "SEEN IN THE LAST 1 DAY",
            <= 7 => "SEEN IN THE LAST 7 DAYS",
            <= 15 => "SEEN IN THE LAST 15 DAYS",
            <= 30 => "SEEN IN THE LAST 1 MONTH",
            <= 60 => "SEEN IN THE LAST 2 MONTHS",
            <= 90 => "SEEN IN THE LAST 3 MONTHS",
            _ => "SEEN MORE THAN 3 MONTHS AGO",
        };
        return [new(value, Weight.Neutral, "lastSeenDays", (long)days)];
    }

    private IEnumerable<Insight> LongTerm(SightingHistory number)
    {
        var hits = number.HitsLast90Days;
        if (hits == 0)
        {
            var isNew = number.Hits == 0;
            return [new(isNew ? "NO ACTIVITY" : "NO LONG-TERM ACTIVITY", Weight.Neutral,
                isNew ? "hits" : "hitsLast90Days", 0)];
        }

        if (hits > options.LowUpTo && hits <= options.SparseUpTo && number.DaysSeenLast90Days >= hits)
        {
            return [new("SPARSE LONG-TERM ACTIVITY", Weight.SomeTrust, "hitsLast90Days", hits, options.LowUpTo + 1)];
        }

        if (hits <= options.HighUpTo && number.DaysSeenLast90Days >= options.ContinuousDays)
        {
            return [new("CONTINUOUS LONG-TERM ACTIVITY", Weight.Trust, "daysSeenLast90Days",
                number.DaysSeenLast90Days, options.ContinuousDays)];
        }

        return Ladder.Climb("hitsLast90Days", hits,
            new Step(1, "LOW LONG-TERM ACTIVITY", Weight.Neutral),
            new Step(options.LowUpTo + 1, "MODERATE LONG-TERM ACTIVITY", Weight.Trust),
            new Step(options.ModerateUpTo + 1, "HIGH LONG-TERM ACTIVITY", Weight.LowRisk),
            new Step(options.HighUpTo + 1, "VERY HIGH LONG-TERM ACTIVITY", Weight.MediumRisk));
    }

    /// <summary>
    /// What is expected of a number is its own earlier average per 90 days, once there are two such periods of it.
    /// </summary>
    private IEnumerable<Insight> LessThanExpected(SightingHistory number, DateTimeOffset now)
    {
        if (number.FirstSeen is not { } first || now - first < 2 * Window || number.HitsLast90Days == 0)
        {
            return [];
        }

        var expected = (long)((number.Hits - number.HitsLast90Days) / ((now - first - Window) / Window));
        return expected > options.LowUpTo && number.HitsLast90Days * 2 < expected
            ? [new("LOW ACTIVITY", Weight.Neutral, "hitsLast90Days", number.HitsLast90Days, expected)]
            : [];
    }

    /// <summary>A single recent sighting is worth a word only where nothing came before it.</summary>
    private IEnumerable<Insight> ShortTerm(SightingHistory number)
    {
        var hits = number.HitsLast24Hours;
        return hits == number.HitsLast90Days && hits > 0 && hits < options.ShortModerateFrom
            ? [new("LOW SHORT-TERM ACTIVITY", Weight.Neutral, "hitsLast24Hours", hits, 1)]
            : Ladder.Climb("hitsLast24Hours", hits,
                new Step(options.ShortModerateFrom, "MODERATE SHORT-TERM ACTIVITY", Weight.Neutral),
                new Step(options.ShortHighFrom, "HIGH SHORT-TERM ACTIVITY", Weight.LowRisk));
    }
}
