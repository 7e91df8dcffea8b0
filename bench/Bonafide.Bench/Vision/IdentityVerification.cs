using System.Diagnostics;
using Bonafide.Bench.Serving;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Demo;
using Bonafide.Vision.Worker;

namespace Bonafide.Bench.Vision;

/// <summary>
/// ID and identity on real pixels, one person after another, over HTTP with boxed workers: from finalize until a GET of
/// the status says PROCESSED. All executions show one drawn person, so that each search finds the most earlier faces.
/// </summary>
internal sealed class IdentityVerification : IFigure
{
    private const int WarmUp = 6;
    private const int Workflow = 10011;

    /// <summary>Half of it, on average, is waited in vain and counts as time outside.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private static readonly string[] Tasks = [VisionTasks.Document, VisionTasks.Face];

    public string Name => "idiv";

    public string Summary => "finalize → PROCESSED of a specimen passport and a selfie, and its time outside models";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("count", 60);
        await using var host = await BenchHost.StartAsync();
        using var http = new HttpClient();
        using var client = new BonafideClient(http, host.Access.ToClientOptions("bench"));
        var ready = new List<AccountReply>();
        var pictures = DemoPictures.Draw(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        for (var i = 0; i < WarmUp + count; i++)
        {
            ready.Add(await UploadedAsync(client, pictures));
        }

        await Timings.OfAsync(WarmUp, 1, at => JudgeAsync(client, ready[at]));
        using var stages = new StageTimes();
        var runs = new List<Run>();
        var timings = await Timings.OfAsync(count, 1, async at =>
        {
            stages.Clear();
            var started = Stopwatch.GetTimestamp();
            await JudgeAsync(client, ready[WarmUp + at]);
            runs.Add(Run.Of(Stopwatch.GetElapsedTime(started).TotalSeconds, stages));
        });
        return [.. Rows(timings, runs)];
    }

    private static IEnumerable<Measured> Rows(Timings timings, List<Run> runs)
    {
        yield return new("finalize → PROCESSED, p50", timings.Percentile(0.5) / 1000, "s", Bar.AtMost(2));
        yield return new("finalize → PROCESSED, p99", timings.Percentile(0.99) / 1000, "s");
        yield return new("finalize → PROCESSED, max", timings.Percentile(1) / 1000, "s");
        var total = runs.Sum(run => run.Total);
        foreach (var task in Tasks)
        {
            foreach (var stage in VisionMetrics.Stages)
            {
                yield return new(
                    $"  {task}: {stage}", 100 * runs.Sum(run => run.Seconds[(task, stage)]) / total, "%");
            }
        }

        yield return new(
            "outside models and decoding", 100 * runs.Sum(run => run.Outside) / total, "%", Bar.AtMost(10));
    }

    private static async Task<AccountReply> UploadedAsync(BonafideClient client, DemoPictures pictures)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "bench",
            WorkflowDefinition = new() { Key = Workflow },
        });
        await client.UploadAsync(Api(created, "ID"), "front", pictures.Passport, "image/jpeg");
        await client.UploadAsync(Api(created, "SELFIE"), "face", pictures.Selfie, "image/jpeg");
        return created;
    }

    private static async Task JudgeAsync(BonafideClient client, AccountReply created)
    {
        await client.FinalizeAsync(Api(created, "ID"));
        while ((await client.GetStatusAsync(created.Account.Id, created.WorkflowExecution.Id))
            .WorkflowExecution.Status != "PROCESSED")
        {
            await Task.Delay(Poll);
        }
    }

    private static CredentialApiReply Api(AccountReply created, string category) =>
        created.WorkflowExecution.Credentials.First(one => one.Category == category).Api!;

    /// <summary>One execution. Both tasks run side by side, so only what the longer one spent inside models and
    /// decoding counts as inside; all else of the whole time is outside.</summary>
    private sealed record Run(double Total, IReadOnlyDictionary<(string Task, string Stage), double> Seconds)
    {
        public double Outside => Total - Tasks.Max(task =>
            Seconds[(task, VisionMetrics.Inference)] + Seconds[(task, VisionMetrics.Decoding)]);

        public static Run Of(double total, StageTimes stages) => new(total, Tasks
            .SelectMany(task => VisionMetrics.Stages.Select(stage => (task, stage)))
            .ToDictionary(one => one, one => stages.Of(one.task, one.stage)));
    }
}
