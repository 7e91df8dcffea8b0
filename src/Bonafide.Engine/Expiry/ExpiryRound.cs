using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Rounds;
using Bonafide.Engine.Runs;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Expiry;

/// <summary>
/// Ends executions whose token ran out before they began, or whose session was idle for 15 minutes (contract 03 §1).
/// The row says which; the outcomes say that nothing was uploaded in time.
/// </summary>
internal sealed class ExpiryRound(
    Database database,
    IWrites writes,
    ExecutionLoader loader,
    CapabilityCatalog capabilities,
    IIds ids,
    TimeProvider time,
    EngineOptions options) : IRound
{
    private const int Most = 200;

    public string Name => "expiry";

    public TimeSpan Interval => options.ExpiryInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var expired = await database.ReadAcrossTenantsAsync(
            session => Sweeps.Expired(session, Most), cancellationToken).ConfigureAwait(false);
        foreach (var (tenant, execution) in expired)
        {
            await ExpireAsync(tenant, execution, cancellationToken).ConfigureAwait(false);
        }

        return expired.Count == Most;
    }

    private async Task ExpireAsync(TenantId tenant, ExecutionId id, CancellationToken cancellationToken)
    {
        if (await loader.LoadAsync(tenant, id, cancellationToken).ConfigureAwait(false) is not { } loaded)
        {
            return;
        }

        var outcomes = StoredOutcomes.Seal(
            loaded, capabilities, ExpiredOutcomes.Of(loaded.View, capabilities), ids, time.GetUtcNow());

        // Both final states are told in the same way, so one intent serves whichever the row turns out to be.
        var callback = CallbackIntent.For(loaded.Tenant, loaded.Stored, ExecutionStatus.TokenExpired, ids);
        await writes.RunAsync(
            Actor.System(tenant, "expiry"),
            write =>
            {
                if (ExecutionRows.Expire(tenant, write, id) is not { } state)
                {
                    return false;
                }

                foreach (var outcome in outcomes)
                {
                    OutcomeRows.Insert(tenant, write, outcome);
                }

                var sequence = EventRows.Append(tenant, write, id, state.Status().Wire());
                callback?.Insert(tenant, write, sequence);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
