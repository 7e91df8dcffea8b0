using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Audit;

/// <summary>
/// Chains a tenant's entries in signed blocks. An entry that commits late lands in a later block; none is left out.
/// The engine calls it every second for the tenants of <see cref="Sweeps.TenantsWithOpenAudit"/> and exports the head.
/// </summary>
public sealed class AuditSealer(Database database, InstallationSecrets secrets)
{
    private const int MostEntries = 1_000;

    /// <summary>Seals the next block.</summary>
    /// <returns>The block; null when there is nothing to seal, or another node was faster.</returns>
    public async Task<AuditBlockRow?> SealAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var signing = (await secrets.GetAsync(SecretKinds.AuditBlock, cancellationToken).ConfigureAwait(false))[0];
        var (last, entries, now) = await database.ReadAsync(
            tenant,
            session => (AuditRows.LastBlock(tenant, session), AuditRows.Open(tenant, session, MostEntries),
                session.Now),
            cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            return null;
        }

        var block = Make(tenant, last, entries, now, signing);
        var isFirst = await database.Writes.RunAsync(
            Actor.System(tenant, "audit sealer"),
            write =>
            {
                if (AuditRows.LastBlock(tenant, write)?.Number != last?.Number)
                {
                    return false;
                }

                AuditRows.InsertBlock(tenant, write, block, entries);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return isFirst ? block : null;
    }

    private static AuditBlockRow Make(
        TenantId tenant,
        AuditBlockRow? last,
        List<AuditEntryRow> entries,
        DateTimeOffset now,
        InstallationSecret signing)
    {
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Head ?? AuditChain.Start;
        var head = AuditChain.Head(tenant, number, now, previous, entries);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(signing.Secret, out _);
        var signature = key.SignHash(head);
        return new(
            number, previous, head, entries[0].Id, entries[^1].Id, entries.Count, now, signing.Id, signature);
    }
}
