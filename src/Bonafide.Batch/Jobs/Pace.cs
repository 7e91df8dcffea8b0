namespace Bonafide.Batch.Jobs;

/// <summary>
/// How long to wait before running rows are asked after again: shortly while rows end, longer while none does.
/// </summary>
/// <param name="longest">The pause when nothing has ended for a while.</param>
internal sealed class Pace(TimeSpan longest)
{
    /// <summary>A look at 1,000 rows takes about 2 ms, so that looking costs less than a tenth of a core.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(25);

    public TimeSpan Pause { get; private set; } = Shorter(Shortest, longest);

    public void Saw(int ended) => Pause = Shorter(ended > 0 ? Shortest : Pause * 2, longest);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
