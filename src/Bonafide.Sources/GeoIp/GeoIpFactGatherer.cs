using Bonafide.Core.Facts;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// Gathers what is known of the person's address: the one given, else that of the web session, which the subject holds.
/// </summary>
internal sealed class GeoIpFactGatherer(GeoIpSource source) : IFactGatherer
{
    public string Kind => FactKinds.GeoIp;

    public IReadOnlyList<string> After => [];

    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Fact>>([Look(context)]);

    private Fact Look(GatherContext context)
    {
        var text = context.Subject.Values.IpAddress;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fact.Unknown(Kind, null, FactStatus.NoInput);
        }

        if (context.Execution.IsSandbox && SandboxAddresses.Find(text) is { } sandbox)
        {
            return sandbox;
        }

        if (!source.IsConfigured)
        {
            return Fact.Unknown(Kind, null, FactStatus.NotConfigured);
        }

        var (facts, versions) = source.Look(text);
        return Fact.Known(GeoIpFacts.Kind, null, facts, [.. versions]);
    }
}
