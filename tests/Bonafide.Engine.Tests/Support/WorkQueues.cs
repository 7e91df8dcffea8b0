using Bonafide.Engine.Dispatch;

namespace Bonafide.Engine.Tests.Support;

internal static class WorkQueues
{
    /// <summary>What a worker with a free place would take.</summary>
    public static async Task<WorkItem> NextAsync(this WorkQueue queue)
    {
        await queue.WaitAsync(default);
        return queue.Take();
    }
}
