using System.Collections.Concurrent;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Tests.Support;

internal sealed class MemoryInbox : IBatchInbox
{
    /// <summary>One a folder, as there is one batch a folder.</summary>
    public ConcurrentQueue<UploadedFolder> Submitted { get; } = new();

    public int Calls { get; private set; }

    /// <summary>Called first: where a test lets the server die.</summary>
    public Action At { get; set; } = () => { };

    public ConcurrentQueue<UploadedFolder> DryRuns { get; } = new();

    public ValueTask SubmitAsync(UploadedFolder folder, CancellationToken cancel)
    {
        At();
        Calls++;
        if (Submitted.All(one => one.Id != folder.Id))
        {
            Submitted.Enqueue(folder);
        }

        return default;
    }

    public ValueTask DryRunAsync(UploadedFolder folder, CancellationToken cancel)
    {
        DryRuns.Enqueue(folder);
        return default;
    }
}
