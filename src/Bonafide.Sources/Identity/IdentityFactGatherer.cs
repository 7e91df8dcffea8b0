using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Sources.Identity;

/// <summary>Gathers how the subject's elements were seen alone and together, by the tenant's own sightings.</summary>
internal sealed class IdentityFactGatherer(IIdentityNetwork? network) : IFactGatherer
{
    public string Kind => FactKinds.IdentityNetwork;

    /// <summary>Documents give name and address where the prepared data are silent.</summary>
    public IReadOnlyList<string> After { get; } = [FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var (execution, values) = (context.Execution, context.Subject.Values);
        if (execution.IsSandbox
            && SandboxIdentities.Find(values.FirstName, values.LastName, execution.StartedAt) is { } sandbox)
        {
            return [sandbox];
        }

        return network is null
            ? [Fact.Unknown(Kind, null, FactStatus.NotConfigured)]
            : [Fact.Known(
                IdentityNetworkFacts.Kind, null,
                await network.LookAsync(context, cancellationToken).ConfigureAwait(false))];
    }
}
