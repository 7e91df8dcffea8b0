namespace Bonafide.Vision.Worker;

/// <summary>The list of what a worker can do, written down: one line each.</summary>
public static class VisionTasks
{
    public static IReadOnlyList<IVisionTask> All() => [new ProbeTask()];
}
