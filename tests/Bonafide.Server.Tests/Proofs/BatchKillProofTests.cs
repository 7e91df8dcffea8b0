using System.Globalization;
using System.Text;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Bonafide.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Proofs;

/// <summary>
/// <c>kill -9</c> at random moments of batches of 2,000 rows: each batch ends by itself with the right totals, no row
/// lost and none run twice. 100 kills under <c>./test long</c>.
/// </summary>
public sealed class BatchKillProofTests : IDisposable
{
    private const int Rows = 2_000;

    /// <summary>Every hundredth row names a workflow that does not exist.</summary>
    private const int Failing = Rows / 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What died is taken up as soon as its lease ends, so leases are short here.</summary>
    private static readonly Dictionary<string, string> ShortLeases = new()
    {
        ["BONAFIDE_Engine__Lease"] = "00:00:05",
        ["BONAFIDE_Engine__Heartbeat"] = "00:00:01",
        ["BONAFIDE_Batch__Lease"] = "00:00:02",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-batch-kill-").FullName;

    [Fact]
    public async Task Killed_EndsWithTheRightTotals()
    {
        var rounds = LongProof.Rounds(bounded: 3, whole: 100);
        var random = new Random(20261127);
        var batches = new List<Guid>();
        for (var round = 0; round < rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(_folder, ShortLeases);
            using var http = new HttpClient();
            using var client = server.Client(http);
            if (batches.Count == 0 || (await client.Batches.GetAsync(batches[^1])).CompletedAt is not null)
            {
                var started = await client.Batches.StartAsync(() => new MemoryStream(BatchHost.Zip(Csv())));
                batches.Add(started.RequestReference);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 4_000)), TimeProvider.System, default);
            await server.KillAsync();
        }

        await using (var server = await ServerProcess.StartAsync(_folder, ShortLeases))
        {
            using var http = new HttpClient();
            using var client = server.Client(http);
            foreach (var batch in batches)
            {
                AssertTotals(await EndAsync(client, batch));
            }
        }

        Assert.Empty(await RunOtherThanOnceAsync(batches.Count));
        LongProof.Record(
            "kill -9 at random moments of batches of 2,000 rows",
            $"{rounds} kills, {batches.Count} batches, {batches.Count * Rows:N0} rows, totals right each time, 0 run twice");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Csv()
    {
        var text = new StringBuilder(BatchHost.Header);
        foreach (var row in Enumerable.Range(1, Rows))
        {
            var key = row % (Rows / Failing) == 0 ? "99999" : "10066";
            text.Append(CultureInfo.InvariantCulture, $"{key},row {row},typo@sandbox.example\n");
        }

        return text.ToString();
    }

    private static async Task<BatchReportReply> EndAsync(BonafideClient client, Guid batch)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await client.Batches.GetAsync(batch, patience.Token)).CompletedAt is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, patience.Token);
        }

        return await client.Batches.GetReportAsync(batch, patience.Token);
    }

    private static void AssertTotals(BatchReportReply report)
    {
        Assert.Equal(
            ("COMPLETED_WITH_ERROR", Rows, Rows - Failing, Failing),
            (report.Status, report.Total, report.Succeeded, report.Failed));
        Assert.Equal(
            Enumerable.Range(1, Failing).Select(i => i * (Rows / Failing)), report.Errors.Select(e => e.Row!.Value));
    }

    /// <summary>Rows with no execution or several, executions that were decided other than once, and strays.</summary>
    private async Task<List<string>> RunOtherThanOnceAsync(int batches)
    {
        await using var services = BonafideHost.Services(
            _folder, BonafideHost.Configure(_folder, []), new ServerOptions());
        var database = services.GetRequiredService<Database>();
        await database.MigrateAsync(CancellationToken.None);
        var tenant = (await database.ReadAcrossTenantsAsync(TenantDirectory.All, CancellationToken.None)).Single().Id;
        return await database.ReadAsync(tenant, session => Wrong(tenant, session, batches), CancellationToken.None);
    }

    private static List<string> Wrong(TenantId tenant, IReadSession session, int batches)
    {
        var all = ExecutionLists.Page(tenant, session, new ExecutionFilter(), Keyset.Newest, int.MaxValue);
        var wrong = new List<string>();
        if (all.Count != batches * (Rows - Failing))
        {
            wrong.Add($"{all.Count} executions of {batches} batches");
        }

        wrong.AddRange(all.GroupBy(one => (one.BatchId, one.BatchRow)).Where(row => row.Count() != 1)
            .Select(row => $"{row.Key} started {row.Count()} executions"));
        wrong.AddRange(all
            .Where(one => EventRows.Of(tenant, session, one.Id).Count(happened => happened.Kind == "PROCESSED") != 1)
            .Select(one => $"row {one.BatchRow} was not decided once"));
        return wrong;
    }
}
