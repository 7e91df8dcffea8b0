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
            .AddBonafideSources(_packs, _packs)
            .AddBonafideCapabilities()
            .BuildServiceProvider();
    }

    public async Task<CapabilityOutcome> JudgeAsync(
        string capability, int workflow, PreparedData prepared, bool sandbox, CapabilityOptions? options = null,
        DeviceRiskData? device = null)
    {
        var execution = View(prepared, sandbox) with
        {
            Options = options ?? new CapabilityOptions(), DeviceRisk = device,
        };
        return await JudgeAsync(capability, workflow, execution, SubjectData.Merge(prepared, null, null), []);
    }

    /// <summary>The signal within a combined workflow, fed by what a document says.</summary>
    /// <param name="known">Facts of images, which are no matter of these sources.</param>
    public Task<CapabilityOutcome> JudgeAsync(
        string capability, int workflow, DocumentFacts document, string? sessionAddress, params Fact[] known)
    {
        var execution = View(null, sandbox: true) with
        {
            SessionAddress = sessionAddress,
            Credentials = [Credential(5, CredentialCategory.Id), Credential(6, CredentialCategory.Selfie)],
        };
        var read = Fact.Known(DocumentFactsKind.Kind, execution.Credentials[0].Id, document);
        return JudgeAsync(
            capability, workflow, execution,
            SubjectData.Merge(null, ExtractedIdentityMerge.Of([document]), sessionAddress), [read, .. known]);
    }

    private async Task<CapabilityOutcome> JudgeAsync(
        string capability, int workflow, ExecutionView view, SubjectData subject, List<Fact> facts)
    {
        // All of them: history, which only the engine gathers, stays unknown here.
        var catalog = new CapabilityCatalog(_services.GetServices<ICapability>());
        var execution = view with { Workflow = new WorkflowCatalog(catalog).Find(workflow)! };
        var judge = catalog.Get(capability);
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

    private static ExecutionView View(PreparedData? prepared, bool sandbox) => new()
    {
        Tenant = new(new Guid("00000000-0000-7000-8000-000000000001")),
        Account = new(new Guid("00000000-0000-7000-8000-000000000002")),
        Id = new(new Guid("00000000-0000-7000-8000-000000000003")),
        IsSandbox = sandbox,
        Workflow = null!,
        Credentials = [Credential(4, CredentialCategory.Data)],
        StartedAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Settings = new TenantSettings(),
        Prepared = prepared,
    };

    private static CredentialView Credential(byte number, CredentialCategory category) => new()
    {
        Id = new(new Guid(0, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, number])),
        Category = category,
        Label = category.Wire(),
    };

    private sealed class NoEvidence : IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("These sources read no uploads.");
    }
}
