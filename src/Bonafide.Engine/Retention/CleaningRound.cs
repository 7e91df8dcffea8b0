using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retention;

/// <summary>Removes idempotency records past their 24 hours, and sightings past their own retention.</summary>
internal sealed class CleaningRound(Database database, IWrites writes, EngineOptions options) : IRound
{
    private const int Most = 1_000;

    public string Name => "cleaning";

    public TimeSpan Interval => options.CleaningInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var removed = await writes.RunAcrossTenantsAsync(
            Name, write => Sweeps.DeleteOldIdempotency(write, Most), cancellationToken).ConfigureAwait(false);
        var isMore = removed == Most;
        var tenants = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken)
            .ConfigureAwait(false);
        foreach (var tenant in tenants)
        {
            removed = await writes.RunAsync(
                Actor.System(tenant.Id, Name),
                write => SightingRows.DeleteBefore(tenant.Id, write, write.Now - options.SightingRetention, Most),
                cancellationToken).ConfigureAwait(false);
            isMore |= removed == Most;
        }

        return isMore;
    }
}
