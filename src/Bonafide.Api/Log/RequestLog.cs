using System.Threading.Channels;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Api.Log;

/// <summary>
/// Collects lines of the developer log and writes them in batches. It never holds a request up: when lines come faster
/// than they are stored, some are dropped.
/// </summary>
internal sealed partial class RequestLog(IWrites writes, TimeProvider time, ILogger<RequestLog> logger)
    : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int MostPerBatch = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(TenantId Tenant, RequestLogRow Row)> _lines =
        Channel.CreateBounded<(TenantId, RequestLogRow)>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite,
                SingleReader = true });

    public void Add(TenantId tenant, RequestLogRow row) => _lines.Writer.TryWrite((tenant, row));

    /// <summary>Writes what waits.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (Batch() is { Count: > 0 } batch)
        {
            foreach (var tenant in batch.GroupBy(line => line.Tenant))
            {
                RequestLogRow[] rows = [.. tenant.Select(line => line.Row)];
                await writes.RunAsync(
                    Actor.System(tenant.Key, "request log"),
                    write =>
                    {
                        RequestLogRows.Insert(tenant.Key, write, rows);
                        return 0;
                    },
                    cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await TryFlushAsync(CancellationToken.None);
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            NotWritten(logger, failed);
        }
    }

    private List<(TenantId Tenant, RequestLogRow Row)> Batch()
    {
        var batch = new List<(TenantId, RequestLogRow)>();
        while (batch.Count < MostPerBatch && _lines.Reader.TryRead(out var line))
        {
            batch.Add(line);
        }

        return batch;
    }

    [LoggerMessage(2010, LogLevel.Warning, "Lines of the request log were not written.")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}
