namespace Bonafide.Engine.Callbacks;

/// <summary>
/// When a failed callback is tried again (ruling 2): after 1, 5 and 15 minutes, 1, 3 and 6 hours, then every 12 hours,
/// until an attempt was made seven days after the event or later.
/// </summary>
public static class CallbackSchedule
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    private static readonly TimeSpan LastGap = TimeSpan.FromHours(12);

    /// <param name="attempts">Attempts made so far, the failed one included; 1 or more.</param>
    /// <returns>When to try again; null to give up.</returns>
    public static DateTimeOffset? Next(DateTimeOffset createdAt, DateTimeOffset failedAt, int attempts) =>
        failedAt - createdAt >= Lifetime
            ? null
            : failedAt + (attempts <= Gaps.Length ? Gaps[attempts - 1] : LastGap);
}
