using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.History;

/// <summary>
/// Counts what the tenant saw earlier of each identity element of this subject, and of phones what other tenants saw,
/// where they share. Windows end at the instant of finalize, so that a run delayed by a crash counts the same.
/// </summary>
internal sealed class HistoryGatherer(
    Database database, KeyRing keys, PhoneSharing sharing, IEnumerable<ISightedFact> sighted)
    : IFactGatherer
{
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
            session =>
            {
                var earlier = new EarlierSightings(session, context.Execution);
                return elements.ConvertAll(one => (
                    one.Element.Key,
                    ElementHistories.Read(
                        earlier, context.Execution, one.Element, one.Hash,
                        withLinks: one.Element.Key.Kind == SightingKind.IpAddress)));
            },
            cancellationToken).ConfigureAwait(false);
        return
        [
            Fact.Known(HistoryFacts.Kind, null, new HistoryFacts
            {
                Elements = await sharing.WithOthersAsync(context.Execution, histories, cancellationToken)
                    .ConfigureAwait(false),
            }),
        ];
    }
}
