using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retention;

/// <summary>Removes idempotency records past their 24 hours, used nonces that are too old to be accepted, and
/// sightings, visits of devices and lines of the log past their own retention.</summary>
internal sealed class CleaningRound(Database database, IWrites writes, EngineOptions options) : IRound
{
    private const int Most = 1_000;

    public string Name => "cleaning";

    public TimeSpan Interval => options.CleaningInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var removed = await writes.RunAcrossTenantsAsync(
            Name, write => Sweeps.DeleteOldIdempotency(write, Most), cancellationToken).ConfigureAwait(false);
        var nonces = await writes.RunAcrossTenantsAsync(
            Name, write => DeviceNonceRows.DeleteExpired(write, Most), cancellationToken).ConfigureAwait(false);
        var isMore = removed == Most || nonces == Most;
        var tenants = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken)
            .ConfigureAwait(false);
        foreach (var tenant in tenants)
        {
            isMore |= await writes.RunAsync(
                Actor.System(tenant.Id, Name), write => Clean(tenant.Id, write), cancellationToken)
                .ConfigureAwait(false);
        }

        return isMore;
    }

    /// <summary>Whether there may be more to remove.</summary>
    private bool Clean(TenantId tenant, IWriteTransaction write)
    {
        var sightings = SightingRows.DeleteBefore(tenant, write, write.Now - options.SightingRetention, Most);
        var lines = RequestLogRows.DeleteBefore(tenant, write, write.Now - options.RequestLogRetention, Most);
        var visits = DeviceVisitRows.DeleteBefore(tenant, write, write.Now - options.SightingRetention, Most);
        return sightings == Most || lines == Most || visits == Most;
    }
}
