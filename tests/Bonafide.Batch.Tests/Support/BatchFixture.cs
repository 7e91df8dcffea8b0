using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Batch.Tests.Support;

/// <summary>One batch with real files in a real spool, run over stores and executions in memory.</summary>
internal sealed class BatchFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskSpool _spool;
    private readonly CountingIds _ids = new();
    private readonly BatchOptions _options;
    private readonly TimeProvider _time;

    /// <param name="time">Null: the running rows are asked after without a pause.</param>
    public BatchFixture(
        FakeExecutions? executions = null, BatchOptions? options = null, TimeProvider? time = null)
    {
        Executions = executions ?? new FakeExecutions();
        _options = time is null ? (options ?? new BatchOptions()) with { Poll = TimeSpan.Zero } : options!;
        _time = time ?? TimeProvider.System;
        _spool = new DiskSpool(_folder["spool"]);
    }

    public MemoryBatches Store { get; } = new();

    public FakeExecutions Executions { get; }

    private BatchValidation Validation => new(_spool, _ids, _options);

    public async Task<BatchJob> SubmitAsync(params (string Path, string Text)[] files)
    {
        using var signal = new BatchSignal();
        var inbox = new BatchInbox(Store, Store, Validation, signal, _ids, TimeProvider.System);
        await inbox.SubmitAsync(Folder(files), default);
        return Store.Only;
    }

    public async Task DryRunAsync(params (string Path, string Text)[] files)
    {
        using var signal = new BatchSignal();
        var inbox = new BatchInbox(Store, Store, Validation, signal, _ids, TimeProvider.System);
        await inbox.DryRunAsync(Folder(files), default);
    }

    /// <summary>Leases the batch and runs it, as a server does after each start.</summary>
    public async Task<BatchJob> RunAsync()
    {
        var leased = await Store.LeaseAsync(_options.Lease, default)
            ?? throw new InvalidOperationException("Nothing to run.");
        return await Runner().RunAsync(leased, default);
    }

    /// <summary>Works as a server does, until the batch has ended however often it broke.</summary>
    public async Task<BatchJob> WorkAsync()
    {
        var (ended, at) = (new TaskCompletionSource(), Store.At);
        Store.At = where =>
        {
            at(where);
            if (where == "after save" && Store.Only.State.IsFinal())
            {
                ended.TrySetResult();
            }
        };
        using var signal = new BatchSignal();
        using var worker = new BatchWorker(
            Store, Runner(), signal, _options, TimeProvider.System, NullLogger<BatchWorker>.Instance);
        await worker.StartAsync(default);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await worker.StopAsync(default);
        return Store.Only;
    }

    public void Dispose() => _folder.Dispose();

    private BatchRunner Runner() => new(
        Store, Store, Validation, new RowStarter(Store, Executions, _options, _time), TimeProvider.System);

    private UploadedFolder Folder((string Path, string Text)[] files) =>
        new(HomeFixture.Tenant, Guid.Parse(HomeFixture.Batch), [.. files.Select(Spool)]);

    private UploadedFile Spool((string Path, string Text) file)
    {
        var content = _ids.New();
        using var handle = _spool.Create(content);
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        RandomAccess.Write(handle, bytes, 0);
        return new UploadedFile(file.Path, content, bytes.Length);
    }
}
