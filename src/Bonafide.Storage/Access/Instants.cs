namespace Bonafide.Storage.Access;

/// <summary>Instants are stored as whole microseconds since 1970-01-01T00:00:00Z, the same in every database.</summary>
public static class Instants
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static long ToMicroseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);

    /// <summary>Cuts to microseconds, so that an instant read back equals the one that was written.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant) => FromMicroseconds(ToMicroseconds(instant));
}
