using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.History;

/// <summary>Reads how name, address, email, phone and IP address were seen alone and together.</summary>
internal sealed class IdentityNetwork(Database database, KeyRing keys) : IIdentityNetwork
{
    /// <summary>Sightings of an element over which its links are looked for, the latest first.</summary>
    private const int MostSightings = 200;

    public async Task<IdentityNetworkFacts> LookAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var execution = context.Execution;
        var tenant = await keys.GetAsync(execution.Tenant, cancellationToken).ConfigureAwait(false);
        var elements = SightingKeys.Elements(context.Subject)
            .Where(element => IdentityNetworkFacts.Paths.Contains(element.Path))
            .ToDictionary(element => element.Path, element => (element, Hash: SightingHashes.Of(tenant, element.Key)));
        var pairs = IdentityNetworkFacts.Pairs
            .Where(pair => elements.ContainsKey(pair.Path) && elements.ContainsKey(pair.With)).ToList();
        return await database.ReadAsync(
            execution.Tenant,
            session => new IdentityNetworkFacts
            {
                Elements = [.. elements.Values.Select(
                    one => ElementHistories.Read(session, execution, one.element, one.Hash))],
                Links = [.. pairs.Select(pair => Link(session, pair.Path, pair.With))],
            },
            cancellationToken).ConfigureAwait(false);

        IdentityLink Link(IReadSession session, string path, string with)
        {
            var (one, other) = (elements[path], elements[with]);
            var link = SightingLinkRows.Find(
                execution.Tenant, session, (one.element.Key.Kind, one.Hash), (other.element.Key.Kind, other.Hash),
                execution.Id, execution.StartedAt, MostSightings);
            return new(path, with, link.First, link.Last, link.Others);
        }
    }
}
