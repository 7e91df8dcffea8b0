using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>Counts the earlier sightings of one element; windows end at the instant of finalize.</summary>
internal static class ElementHistories
{
    public static ElementHistory Read(
        IReadSession session, ExecutionView execution, SubjectElement element, byte[] hash)
    {
        var kind = element.Key.Kind;
        var now = execution.StartedAt;
        var summary = SightingHistoryRows.Summary(
            execution.Tenant, session, kind, hash, execution.Id, execution.Account, now,
            SightingHistory.MostCounted, SightingHistory.MostLinked);
        var together = Together(riskyOnly: false);
        return new(
            element.Path,
            element.Key.Kind,
            new()
            {
                FirstSeen = summary.First,
                LastSeen = summary.Last,
                Hits = summary.Total,
                HitsLastHour = summary.LastHour,
                HitsLast24Hours = summary.LastDay,
                HitsLast90Days = summary.Last90Days,
                DaysSeenLast90Days = summary.DaysLast90,
                OtherAccountsLast90Days = summary.OtherAccounts,
                RiskyHitsLast90Days = summary.Risky,
                RiskyHitsLast24Hours = summary.RiskyLastDay,
            },
            together.ToDictionary(one => one.Kind, one => one.Last90Days),
            together.Where(one => one.LastDay > 0).ToDictionary(one => one.Kind, one => one.LastDay))
        {
            RiskyTogether = summary.Risky == 0
                ? []
                : Together(riskyOnly: true).ToDictionary(one => one.Kind, one => one.Last90Days),
        };

        List<SightedTogether> Together(bool riskyOnly) => SightingHistoryRows.Together(
            execution.Tenant, session, kind, hash, execution.Id, now, SightingHistory.MostLinked, riskyOnly);
    }
}
