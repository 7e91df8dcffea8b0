using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>
/// A database of either kind: reads on connections of their own, and the migrations. Writes go through
/// <see cref="IWrites"/>.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    public abstract Dialect Dialect { get; }

    /// <summary>The only way to change rows.</summary>
    public abstract IWrites Writes { get; }

    /// <summary>Reads one tenant's rows. All queries inside <paramref name="read"/> see the same state.</summary>
    public abstract Task<T> ReadAsync<T>(
        TenantId tenant, Func<IReadSession, T> read, CancellationToken cancellationToken);

    /// <summary>
    /// Reads across tenants; for the statements of <c>Sweeps</c>, <c>TenantDirectory</c>, <c>SharedDeviceRows</c>
    /// and <c>SharedSightingRows</c> only, which a test checks.
    /// </summary>
    public abstract Task<T> ReadAcrossTenantsAsync<T>(
        Func<IReadSession, T> read, CancellationToken cancellationToken);

    /// <summary>Brings the schema up to date. Refuses a schema that is newer than this program.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
