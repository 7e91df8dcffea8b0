namespace Bonafide.Vision.Worker;

/// <summary>
/// One kind of work that a vision worker does. It runs in the box: no network, no files but models and libraries,
/// one request at a time. What it throws becomes a failed answer to that request alone.
/// </summary>
public interface IVisionTask
{
    /// <summary>The name that requests carry, for example <c>face</c>; unique among the tasks of a worker.</summary>
    string Name { get; }

    /// <summary>Does the work. The answer is held to the same limits as the request.</summary>
    VisionMessage Handle(VisionMessage request);
}

/// <summary>What goes to a worker and comes back: a JSON object and binary parts (images, templates).</summary>
/// <param name="Json">UTF-8, at most <see cref="MaxJsonBytes"/>; empty means an empty object.</param>
/// <param name="Parts">At most <see cref="MaxParts"/>, together at most <see cref="MaxPartBytes"/>.</param>
public sealed record VisionMessage(ReadOnlyMemory<byte> Json, IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    public const int MaxJsonBytes = 4 * 1024 * 1024;
    public const int MaxParts = 64;
    public const int MaxPartBytes = 64 * 1024 * 1024;
}
