using Bonafide.Capabilities;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Tests.Sandbox;

/// <summary>One execution gathered by the registered sources and judged by the registered capability.</summary>
internal sealed class SandboxRun : IDisposable
{
    private readonly string _packs = Directory.CreateTempSubdirectory("bonafide-no-packs-").FullName;
    private readonly ServiceProvider _services;

    public SandboxRun(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Sources:Dns:Enabled", "false"), .. settings.Select(pair => KeyValuePair.Create<string, string?>(
                pair.Key, pair.Value))]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new ManualTime())
            .AddLogging()
            .AddBonafideSources(_packs)
            .AddBonafideCapabilities()
            .BuildServiceProvider();
    }

    public async Task<CapabilityOutcome> JudgeAsync(
        string capability, int workflow, PreparedData prepared, bool sandbox, CapabilityOptions? options = null)
    {
        // All of them: history, which only the engine gathers, stays unknown here.
        var catalog = new CapabilityCatalog(_services.GetServices<ICapability>());
        var execution = View(new WorkflowCatalog(catalog).Find(workflow)!, prepared, sandbox) with
        {
            Options = options ?? new CapabilityOptions(),
        };
        var subject = SubjectData.Merge(prepared, null, null);
        var judge = catalog.Get(capability);
        var facts = new List<Fact>();
        foreach (var gatherer in _services.GetServices<IFactGatherer>().Where(g => judge.Needs.Contains(g.Kind)))
        {
            facts.AddRange(await gatherer.GatherAsync(
                new()
                {
                    Execution = execution,
                    Facts = new(facts),
                    Subject = subject,
                    Evidence = new NoEvidence(),
                },
                CancellationToken.None));
        }

        var group = Assert.Single(judge.Groups(execution));
        return judge.Judge(new()
        {
            Execution = execution,
            Group = group,
            Facts = new(facts),
            Subject = subject,
            Upstream = [],
        });
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_packs, recursive: true);
    }

    private static ExecutionView View(WorkflowDefinition workflow, PreparedData prepared, bool sandbox) => new()
    {
        Tenant = new(new Guid("00000000-0000-7000-8000-000000000001")),
        Account = new(new Guid("00000000-0000-7000-8000-000000000002")),
        Id = new(new Guid("00000000-0000-7000-8000-000000000003")),
        IsSandbox = sandbox,
        Workflow = workflow,
        Credentials =
        [
            new()
            {
                Id = new(new Guid("00000000-0000-7000-8000-000000000004")),
                Category = CredentialCategory.Data,
                Label = "DATA",
            },
        ],
        StartedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Settings = new TenantSettings(),
        Prepared = prepared,
    };

    private sealed class NoEvidence : IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("These sources read no uploads.");
    }
}
