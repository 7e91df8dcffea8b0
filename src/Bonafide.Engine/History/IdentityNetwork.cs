using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;

namespace Bonafide.Engine.History;

/// <summary>Reads how name, address, email, phone and IP address were seen alone and together.</summary>
internal sealed class IdentityNetwork(Database database, KeyRing keys) : IIdentityNetwork
{
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
            session =>
            {
                var earlier = new EarlierSightings(session, execution);
                return new IdentityNetworkFacts
                {
                    Elements = [.. elements.Values.Select(
                        one => ElementHistories.Read(earlier, execution, one.element, one.Hash, withLinks: true))],
                    Links = [.. pairs.Select(pair => Link(earlier, pair.Path, pair.With))],
                };
            },
            cancellationToken).ConfigureAwait(false);

        IdentityLink Link(EarlierSightings earlier, string path, string with)
        {
            var (one, other) = (elements[path], elements[with]);
            var (first, last, others) = earlier.Link(
                (one.element.Key.Kind, one.Hash), (other.element.Key.Kind, other.Hash));
            return new(path, with, first, last, others);
        }
    }
}
