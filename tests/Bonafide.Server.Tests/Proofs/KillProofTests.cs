using System.Collections.Concurrent;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Bonafide.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Proofs;

/// <summary>
/// <c>kill -9</c> while executions are created, uploaded, finalized and processed: none that was acknowledged is lost,
/// stuck or decided twice. 50 kills under <c>./test long</c>.
/// </summary>
public sealed class KillProofTests : IDisposable
{
    private const int Writers = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A run that died is taken up as soon as its lease ends, so leases are short here.</summary>
    private static readonly Dictionary<string, string> ShortLeases = new()
    {
        ["BONAFIDE_Engine__Lease"] = "00:00:05",
        ["BONAFIDE_Engine__Heartbeat"] = "00:00:01",
    };

    private static readonly string[] Emails =
    [
        "verified@sandbox.example", "disposable@sandbox.example", "typo@sandbox.example", "unclear@sandbox.example",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-kill-").FullName;

    [Fact]
    public async Task Killed_LosesNothingAndDecidesNothingTwice()
    {
        var rounds = LongProof.Rounds(bounded: 3, whole: 50);
        var random = new Random(20261123);
        var acknowledged = new ConcurrentBag<(Guid Account, Guid Execution)>();
        for (var round = 0; round < rounds; round++)
        {
            await using var server = await ServerProcess.StartAsync(_folder, ShortLeases);
            using var http = new HttpClient();
            using var killed = new CancellationTokenSource();
            var client = server.Client(http);
            var first = new TaskCompletionSource();
            var load = Enumerable.Range(0, Writers).Select(writer => LoadAsync(client, writer, one =>
            {
                acknowledged.Add(one);
                first.TrySetResult();
            }, killed.Token)).ToList();
            await first.Task.WaitAsync(Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1_500)), TimeProvider.System, default);
            await server.KillAsync();
            await killed.CancelAsync();
            await Task.WhenAll(load);
        }

        await using (var server = await ServerProcess.StartAsync(_folder, ShortLeases))
        {
            using var http = new HttpClient();
            var client = server.Client(http);
            foreach (var (account, execution) in acknowledged)
            {
                var details = await client.WaitForResultAsync(account, execution)
                    .WaitAsync(Patience);
                Assert.Equal("PROCESSED", details.Workflow.Status);
                Assert.NotNull(details.Decision);
            }
        }

        Assert.NotEmpty(acknowledged);
        Assert.Empty(await DecidedOtherThanOnceAsync(acknowledged.Select(one => one.Execution)));
        LongProof.Record(
            "kill -9 while executions are created and processed",
            $"{rounds} kills, {acknowledged.Count:N0} acknowledged executions, 0 lost, 0 stuck, 0 decided twice");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Creates, uploads and finalizes until the server is gone.</summary>
    private static async Task LoadAsync(
        BonafideClient client, int writer, Action<(Guid, Guid)> acknowledge, CancellationToken killed)
    {
        try
        {
            for (var index = 0; !killed.IsCancellationRequested; index++)
            {
                var created = await client.CreateAccountAsync(
                    new AccountRequest
                    {
                        CustomerInternalReference = $"writer {writer}",
                        WorkflowDefinition = new() { Key = 10066 },
                    },
                    killed);
                var api = created.WorkflowExecution.Credentials[0].Api!;
                await client.UploadPreparedDataAsync(
                    api, new PreparedDataRequest { Email = Emails[(writer + index) % Emails.Length] }, killed);
                await client.FinalizeAsync(api, killed);
                acknowledge((created.Account.Id, created.WorkflowExecution.Id));
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // The server was killed under the request: nothing was acknowledged, nothing is promised.
        }
    }

    private async Task<List<string>> DecidedOtherThanOnceAsync(IEnumerable<Guid> executions)
    {
        await using var services = BonafideHost.Services(
            _folder, BonafideHost.Configure(_folder, []), new ServerOptions());
        var database = services.GetRequiredService<Database>();
        await database.MigrateAsync(CancellationToken.None);
        var tenant = (await database.ReadAcrossTenantsAsync(TenantDirectory.All, CancellationToken.None)).Single().Id;
        var wrong = new List<string>();
        foreach (var execution in executions)
        {
            var events = await database.ReadAsync(
                tenant, session => EventRows.Of(tenant, session, new ExecutionId(execution)), CancellationToken.None);
            if (events.Count(one => one.Kind == "PROCESSED") != 1)
            {
                wrong.Add($"{execution}: {string.Join(", ", events.Select(one => one.Kind))}");
            }
        }

        return wrong;
    }
}
