using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retention;

/// <summary>
/// Wipes the content of final executions that are older than their tenant keeps them, counted from creation, in
/// minutes; transactions marked FRAUD stay where the tenant wants it (contract 07 §4).
/// </summary>
internal sealed class RetentionRound(
    Database database, IWrites writes, TenantContexts tenants, BlobDeletion blobs, EngineOptions options) : IRound
{
    private const int Most = 100;

    public string Name => "retention";

    public TimeSpan Interval => options.RetentionInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var all = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken).ConfigureAwait(false);
        var isMore = false;
        foreach (var tenant in all)
        {
            isMore |= await WipeAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        }

        return isMore;
    }

    private async Task<bool> WipeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var settings = (await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false)).Settings;
        if (settings.RetentionMinutes is not { } minutes)
        {
            return false;
        }

        var due = await database.ReadAsync(
            tenant,
            session => Sweeps.RetentionDue(
                tenant, session, session.Now - TimeSpan.FromMinutes(minutes), settings.RetainFraud, Most),
            cancellationToken).ConfigureAwait(false);
        foreach (var execution in due)
        {
            var orphans = await writes.RunAsync(
                Actor.System(tenant, Name),
                write => ErasureRows.WipeExecution(tenant, write, execution),
                cancellationToken).ConfigureAwait(false);
            await blobs.DeleteAsync(orphans ?? [], cancellationToken).ConfigureAwait(false);
        }

        return due.Count == Most;
    }
}
