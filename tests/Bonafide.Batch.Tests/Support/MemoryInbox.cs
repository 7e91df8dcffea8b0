using System.Collections.Concurrent;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Tests.Support;

internal sealed class MemoryInbox : IBatchInbox
{
    public ConcurrentQueue<UploadedFolder> Submitted { get; } = new();

    public ConcurrentQueue<UploadedFolder> DryRuns { get; } = new();

    public ValueTask SubmitAsync(UploadedFolder folder, CancellationToken cancel)
    {
        Submitted.Enqueue(folder);
        return default;
    }

    public ValueTask DryRunAsync(UploadedFolder folder, CancellationToken cancel)
    {
        DryRuns.Enqueue(folder);
        return default;
    }
}
