using Bonafide.Api.Endpoints;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Health;

/// <summary>Whether callbacks leave: DEGRADED when one should have been tried minutes ago and was not.</summary>
internal sealed class CallbackHealth(Database database, TimeProvider time) : IHealthPart
{
    public string Name => "callback";

    public Task<string> StateAsync(CancellationToken cancellationToken) =>
        Overdue.StateAsync(database, time, Sweeps.OverdueCallbacks, cancellationToken);
}

/// <summary>Whether executions are worked on: DEGRADED when one has been due for minutes.</summary>
internal sealed class ProcessingHealth(Database database, TimeProvider time) : IHealthPart
{
    public string Name => "processing";

    public Task<string> StateAsync(CancellationToken cancellationToken) =>
        Overdue.StateAsync(database, time, Sweeps.OverdueExecutions, cancellationToken);
}

internal static class Overdue
{
    /// <summary>Longer than a sweep, a lease and a claim take, so that ordinary work is never called late.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<string> StateAsync(
        Database database,
        TimeProvider time,
        Func<IReadSession, DateTimeOffset, long> count,
        CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Patience;
        return await database.ReadAcrossTenantsAsync(session => count(session, before), cancellationToken) == 0
            ? HealthStates.Up
            : HealthStates.Degraded;
    }
}
