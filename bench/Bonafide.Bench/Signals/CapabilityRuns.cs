using System.Diagnostics;
using Bonafide.Bench.Serving;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Runs;

namespace Bonafide.Bench.Signals;

/// <summary>
/// The risk signals of contact data, devices and identities inside their workflows: all facts that each needs, the
/// history of known people included, and the judgement. What comes before and after, the reading and storing of the
/// execution and its callback, is not in it, nor is any network.
/// </summary>
internal sealed class CapabilityRuns : IFigure
{
    /// <summary>Runs until the runtime has compiled the path for speed: after 1,000 it still compiled in every tenth,
    /// after 4,000 in every hundredth.</summary>
    private const int WarmUp = 4_000;

    private static readonly (string Capability, int Workflow)[] Signals =
    [
        ("emailVerification", 10066), ("phoneVerification", 10065), ("geoIpVerification", 10118),
        ("deviceRiskVerification", 90012), ("globalIdentityCheck", 10007),
    ];

    public string Name => "capabilities";

    public string Summary => "Gathering and judgement of each risk signal inside its workflow, without network";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("count", 2_000);
        var only = arguments.Text("only");
        var measured = new List<Measured>();
        foreach (var (capability, key) in Signals.Where(signal => only is null || signal.Capability == only))
        {
            // A server for each, so that none is measured on what another left behind.
            await using var host = await BenchHost.StartAsync(settings: new Dictionary<string, string?>
            {
                ["Sources:Dns:Enabled"] = "false",
            });
            var known = await KnownPeople.NewAsync(host);
            var workflow = host.Services.GetRequiredService<WorkflowCatalog>().Find(key)!;
            var executions = new List<LoadedExecution>();
            for (var i = 0; i < WarmUp + count; i++)
            {
                executions.Add(await known.ExecutionAsync(workflow, i));
            }

            GC.Collect();
            var runs = new List<(double Clock, double Processor)>();
            foreach (var execution in executions)
            {
                runs.Add(await OneAsync(host.Services, execution, capability));
            }

            measured.AddRange(Rows(capability, runs[WarmUp..]));
        }

        return measured;
    }

    /// <summary>Processor time is the whole process's, so it holds what else this process does meanwhile.</summary>
    private static async Task<(double Clock, double Processor)> OneAsync(
        IServiceProvider services, LoadedExecution execution, string capability)
    {
        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        using var place = new WorkerPlace(services.GetRequiredService<WorkerRoom>(), CancellationToken.None);
        await place.EnterAsync();
        var facts = await services.GetRequiredService<Gathering>().GoAsync(
            execution, new NoEvidence(), (_, _, _) => Task.CompletedTask, place, false, CancellationToken.None);
        place.Leave();
        var judgement = services.GetRequiredService<Judge>().Of(execution.View, facts!, execution.Transaction);
        var clock = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        var outcome = judgement.Outcomes.Single(one => one.Capability == capability).Outcome;
        return outcome.Decision == Core.Capabilities.Decision.NotExecuted
            ? throw new InvalidOperationException($"{capability} was not judged: {outcome.Label}.")
            : (clock, processor);
    }

    /// <summary>
    /// The clock has to meet the bar, on a machine that has nothing else to do. Of single runs the processor time does
    /// not say more: what the other threads of the process did is added in steps of a few milliseconds.
    /// </summary>
    private static IEnumerable<Measured> Rows(string what, List<(double Clock, double Processor)> runs)
    {
        var processor = runs.Select(run => run.Processor).Order().ToArray();
        var clock = runs.Select(run => run.Clock).Order().ToArray();
        return
        [
            new($"{what}, processor time, p50", At(processor, 0.5), "ms"),
            new($"{what}, processor time, p99", At(processor, 0.99), "ms"),
            new($"{what}, processor time, max", processor[^1], "ms"),
            new($"{what}, clock, p50", At(clock, 0.5), "ms"),
            new($"{what}, clock, p99", At(clock, 0.99), "ms", Bar.AtMost(2)),
            new($"{what}, clock, max", clock[^1], "ms"),
        ];
    }

    private static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private sealed class NoEvidence : Core.Facts.IEvidence
    {
        public Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No risk signal reads a file.");
    }
}
