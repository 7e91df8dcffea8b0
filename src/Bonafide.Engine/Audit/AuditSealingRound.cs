using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Audit;

/// <summary>Chains the open audit entries of each tenant into signed blocks, and exports the heads.</summary>
internal sealed class AuditSealingRound(
    Database database, AuditSealer sealer, AuditHeadFile heads, EngineOptions options) : IRound
{
    private const int MostBlocksPerRound = 20;

    public string Name => "audit sealing";

    public TimeSpan Interval => options.AuditInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var open = await database.ReadAcrossTenantsAsync(Sweeps.TenantsWithOpenAudit, cancellationToken)
            .ConfigureAwait(false);
        foreach (var tenant in open)
        {
            await SealAsync(tenant, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private async Task SealAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        for (var blocks = 0; blocks < MostBlocksPerRound; blocks++)
        {
            if (await sealer.SealAsync(tenant, cancellationToken).ConfigureAwait(false) is not { } block)
            {
                return;
            }

            heads.Append(tenant, block);
        }
    }
}
