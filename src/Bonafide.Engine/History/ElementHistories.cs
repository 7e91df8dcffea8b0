using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>Counts the earlier sightings of one element; windows end at the instant of finalize.</summary>
internal static class ElementHistories
{
    private const int MostTogether = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private static readonly TimeSpan LastDay = TimeSpan.FromHours(24);

    public static ElementHistory Read(
        IReadSession session, ExecutionView execution, SubjectElement element, byte[] hash)
    {
        var kind = element.Key.Kind;
        var now = execution.StartedAt;
        var summary = SightingHistoryRows.Summary(
            execution.Tenant, session, kind, hash, execution.Id, execution.Account, now);
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
            Together(now - Window),
            Together(now - LastDay))
        {
            RiskyTogether = summary.Risky == 0 ? [] : Together(now - Window, riskyOnly: true),
        };

        Dictionary<SightingKind, long> Together(DateTimeOffset since, bool riskyOnly = false) => SightingHistoryRows
            .Together(execution.Tenant, session, kind, hash, execution.Id, since, now, MostTogether, riskyOnly);
    }
}
