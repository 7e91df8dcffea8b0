using Bonafide.Core.Facts;

namespace Bonafide.Core.Sightings;

/// <summary>Reads the tenant's sightings for the links between a subject's elements.</summary>
public interface IIdentityNetwork
{
    Task<IdentityNetworkFacts> LookAsync(GatherContext context, CancellationToken cancellationToken);
}
