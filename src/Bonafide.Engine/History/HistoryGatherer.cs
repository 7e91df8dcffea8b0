using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>
/// Counts what the tenant saw earlier of each identity element of this subject. Windows end at the instant of
/// finalize, so that a run delayed by a crash counts the same.
/// </summary>
internal sealed class HistoryGatherer(Database database, KeyRing keys, IEnumerable<ISightedFact> sighted)
    : IFactGatherer
{
    private const int MostTogether = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private static readonly TimeSpan LastDay = TimeSpan.FromHours(24);

    public string Kind => FactKinds.History;

    public IReadOnlyList<string> After { get; } = [.. sighted.Select(one => one.Kind).Distinct()];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var tenant = await keys.GetAsync(context.Execution.Tenant, cancellationToken).ConfigureAwait(false);
        var elements = SightingKeys.Elements(context.Subject)
            .Concat(sighted.SelectMany(one => one.Elements(context.Execution, context.Facts)))
            .DistinctBy(element => element.Path)
            .Select(element => (Element: element, Hash: SightingHashes.Of(tenant, element.Key)))
            .ToList();
        var histories = await database.ReadAsync(
            context.Execution.Tenant,
            session => elements.ConvertAll(one => Read(session, context, one.Element, one.Hash)),
            cancellationToken).ConfigureAwait(false);
        return [Fact.Known(HistoryFacts.Kind, null, new HistoryFacts { Elements = histories })];
    }

    private static ElementHistory Read(
        IReadSession session, GatherContext context, SubjectElement element, byte[] hash)
    {
        var execution = context.Execution;
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
