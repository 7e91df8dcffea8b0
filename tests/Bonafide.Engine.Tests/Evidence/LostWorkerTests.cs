using Bonafide.Capabilities;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Evidence;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Engine.Tests.Evidence;

/// <summary>Workers that break on an ID, through gathering, judgement and scoring: nothing of it passes or rejects a
/// person, and the selfie beside it is judged all the same.</summary>
public sealed class LostWorkerTests : IAsyncLifetime
{
    private static readonly VisionOptions One = new() { Workers = 1 };
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.NewAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("/bin/false")]
    [InlineData("/bin/echo", "this is no frame")]
    [InlineData("/bin/sleep", "600")]
    [InlineData("/no/such/program")]
    public async Task IsATechnicalErrorOfItsStepAlone(string program, params string[] arguments)
    {
        using var broken = new VisionPool(One, new ImpatientTime(), () => new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var id = await _database.AddExecutionAsync(new(10011, CredentialCategory.Id, CredentialCategory.Selfie)
        {
            Files = new Dictionary<CredentialCategory, byte[]>
            {
                [CredentialCategory.Id] = [1, 2, 3], [CredentialCategory.Selfie] = [4, 5, 6],
            },
        });
        IFactGatherer[] gatherers =
        [
            new DocumentGatherer(
                broken, new PdfPages(One, TimeProvider.System), new(NullLogger<CredentialReading>.Instance)),
            FineSelfie(),
        ];
        await using var engine = new TestEngine(_database, Capabilities(), gatherers);
        await engine.RunDueAsync();

        var labels = await LabelsAsync(engine, id);
        Assert.Equal("NOT_EXECUTED TECHNICAL_ERROR", labels["usability ID"]);
        Assert.Equal("NOT_EXECUTED PRECONDITION_NOT_FULFILLED", labels["extraction ID"]);
        Assert.Equal("PASSED OK", labels["usability SELFIE"]);
        Assert.All(
            labels.Where(one => one.Key.EndsWith(" ID", StringComparison.Ordinal)),
            one => Assert.StartsWith("NOT_EXECUTED", one.Value, StringComparison.Ordinal));
        Assert.NotEqual(Decision.Passed, (await _database.RowAsync(id)).Decision!.Type);
    }

    private static FakeGatherer FineSelfie() => new(FactKinds.Face)
    {
        Does = (context, _) => Task.FromResult<IReadOnlyList<Fact>>(
        [
            .. context.Execution.Of(CredentialCategory.Selfie).Select(selfie => Fact.Known(
                FaceFacts.Kind, selfie.Id,
                new FaceFacts(
                    [new(Classifiers.Face, new(960, 1_280, 20, 0, 0, 120, 180, 30), [], [], 0, Age: null)],
                    new(0.8, 1.1, 24, 1, 35, 0.001, 3_000)))),
        ]),
    };

    /// <summary>Decision and label by capability and first credential.</summary>
    private async Task<Dictionary<string, string>> LabelsAsync(TestEngine engine, Core.ExecutionId id)
    {
        var loaded = (await engine.Get<ExecutionLoader>().LoadAsync(_database.Tenant.Id, id, default))!;
        return (await _database.OutcomesAsync(id)).ToDictionary(
            outcome => $"{outcome.Capability} {Category(loaded, outcome)}",
            outcome => $"{outcome.Decision.Wire()} {outcome.Label}");
    }

    private string Category(LoadedExecution loaded, OutcomeRow outcome) =>
        StoredExecution.Read<CapabilityOutcome>(
            loaded.Stored.Key!.Open(OutcomeRows.Place(_database.Tenant.Id, outcome.Id), outcome.SealedBody!))
            .Credentials[0].Category.ToString().ToUpperInvariant();

    private static IEnumerable<ICapability> Capabilities() => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddBonafideCapabilities().BuildServiceProvider().GetServices<ICapability>();

    /// <summary>Every deadline is over as soon as it is set.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
