using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Batches;

/// <summary>A server that is stopped in the middle of a batch ends by itself, and the next one goes on.</summary>
public sealed class BatchStopTests : IDisposable
{
    private const int Rows = 1_500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-batch-stop-").FullName;

    [Fact]
    public async Task Terminated_DuringABatch_EndsCleanlyAndGoesOn()
    {
        Guid batch;
        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            using var http = new HttpClient();
            using var client = server.Client(http);
            batch = (await client.Batches.StartAsync(() => new MemoryStream(BatchHost.Zip(Csv())))).RequestReference;
            await UntilAsync(client, batch, reply => reply.Succeeded > 0);

            Assert.Equal(0, await server.StopAsync());
        }

        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            using var http = new HttpClient();
            using var client = server.Client(http);
            var ended = await UntilAsync(client, batch, reply => reply.CompletedAt is not null);

            Assert.Equal(("COMPLETED", Rows, Rows, 0), (ended.Status, ended.Total, ended.Succeeded, ended.Failed));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Csv() => BatchHost.Header + string.Concat(Enumerable.Range(1, Rows).Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"10066,row {row},person.{row}@sandbox.example\n")));

    private static async Task<BatchReply> UntilAsync(
        BonafideClient client, Guid batch, Func<BatchReply, bool> isReached)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var reply = await client.Batches.GetAsync(batch, patience.Token);
            if (isReached(reply))
            {
                return reply;
            }

            await Task.Delay(Look, TimeProvider.System, patience.Token);
        }
    }
}
