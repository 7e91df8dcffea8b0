namespace Bonafide.Engine.Runs;

/// <summary>Pauses that double.</summary>
internal static class Backoff
{
    /// <summary>Beyond it the pause is the longest anyway, and must not overflow.</summary>
    private const int MostDoublings = 20;

    /// <param name="first">The first pause.</param>
    /// <param name="times">How often was paused before; 0 for the first.</param>
    public static TimeSpan Of(TimeSpan first, long times, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Min(times, MostDoublings));
        return pause < longest ? pause : longest;
    }
}
