using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Hosting;

/// <summary>A workflow is offered only when somebody gathers what its capabilities judge.</summary>
public sealed class BuiltCapabilityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-built-").FullName;

    [Fact]
    public async Task Capabilities_HaveTheirGatherers()
    {
        await using var services = BonafideHost.Services(
            _folder, BonafideHost.Configure(_folder, []), new ServerOptions());
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        var gathered = services.GetServices<IFactGatherer>().Select(gatherer => gatherer.Kind).ToHashSet();
        var catalog = services.GetRequiredService<CapabilityCatalog>();

        Assert.All(catalog.All, capability => Assert.Subset(gathered, capability.Requires.ToHashSet()));
        Assert.True(catalog.Has(CapabilityNames.EmailVerification));
        Assert.Equal(
            services.GetServices<ICapability>().Where(capability => capability.Requires.All(gathered.Contains))
                .Select(capability => capability.Name).Order(),
            catalog.All.Select(capability => capability.Name).Order());
    }

    [Fact]
    public void Catalog_LeavesOutWhatNobodyGathersFor()
    {
        ICapability[] all = [new Needing("one", ["a"]), new Needing("two", ["a", "b"]), new Needing("three", [])];
        var catalog = CapabilityCatalog.Built(all, [new Gathering("a")]);

        Assert.Equal(["one", "three"], catalog.All.Select(capability => capability.Name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed record Needing(string Name, IReadOnlyList<string> Needs) : ICapability
    {
        public bool HasData => false;

        public IReadOnlyList<CredentialGroup> Groups(Core.Executions.ExecutionView execution) => [];

        public CapabilityOutcome Judge(CapabilityInput input) => throw new InvalidOperationException();
    }

    private sealed record Gathering(string Kind) : IFactGatherer
    {
        public IReadOnlyList<string> After => [];

        public TimeSpan Deadline => TimeSpan.Zero;

        public Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Fact>>([]);
    }
}
