using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Audit;

public enum AuditProblemKind
{
    /// <summary>An entry is not what was written.</summary>
    EntryChanged,

    /// <summary>A block's entries are not those that it sealed: some are missing, added or moved.</summary>
    BlockEntriesChanged,

    /// <summary>A number is missing, or a block does not follow the one before it.</summary>
    Gap,

    /// <summary>The head was not signed by this installation.</summary>
    SignatureBroken,

    /// <summary>The exported head is not in the chain: the tail was cut off, or rewritten.</summary>
    TailCut,
}

/// <param name="Block">The block; null for an entry that is not sealed yet.</param>
/// <param name="Entry">The entry, where one is known.</param>
public sealed record AuditProblem(AuditProblemKind Kind, long? Block, Guid? Entry);

/// <summary>A head that was exported: what the chain must still contain.</summary>
public sealed record AuditHead(long Number, byte[] Head);

/// <summary>Walks a tenant's chain from the start and lists everything that is not as it was sealed.</summary>
public sealed class AuditVerifier(Database database, KeyRing keys, InstallationSecrets secrets)
{
    private const int BlocksPerLook = 100;
    private const int MostOpenEntries = 100_000;

    /// <param name="exported">The last head that was exported; null when there is no export to compare with.</param>
    public async Task<IReadOnlyList<AuditProblem>> VerifyAsync(
        TenantId tenant, AuditHead? exported, CancellationToken cancellationToken)
    {
        var tenantKeys = await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var signing = await secrets.GetAsync(SecretKinds.AuditBlock, cancellationToken).ConfigureAwait(false);
        var problems = new List<AuditProblem>();
        var (number, head, isExportedFound) = (0L, AuditChain.Start, exported is null);
        while (true)
        {
            var page = await database.ReadAsync(
                tenant,
                session => AuditRows.BlocksAfter(tenant, session, number, BlocksPerLook)
                    .ConvertAll(block => (Block: block, Entries: AuditRows.OfBlock(tenant, session, block.Number))),
                cancellationToken).ConfigureAwait(false);
            foreach (var (block, entries) in page)
            {
                Check(tenantKeys, signing, (number, head), block, entries, problems);
                (number, head) = (block.Number, block.Head);
                isExportedFound |= exported?.Number == number && head.AsSpan().SequenceEqual(exported.Head);
            }

            if (page.Count < BlocksPerLook)
            {
                break;
            }
        }

        if (!isExportedFound)
        {
            problems.Add(new(AuditProblemKind.TailCut, exported!.Number, null));
        }

        var open = await database
            .ReadAsync(tenant, session => AuditRows.Open(tenant, session, MostOpenEntries), cancellationToken)
            .ConfigureAwait(false);
        CheckEntries(tenantKeys, null, open, problems);
        return problems;
    }

    private static void Check(
        TenantKeys keys,
        IReadOnlyList<InstallationSecret> signing,
        (long Number, byte[] Head) before,
        AuditBlockRow block,
        List<AuditEntryRow> entries,
        List<AuditProblem> problems)
    {
        if (block.Number != before.Number + 1 || !block.PreviousHead.AsSpan().SequenceEqual(before.Head))
        {
            problems.Add(new(AuditProblemKind.Gap, block.Number, null));
        }

        CheckEntries(keys, block.Number, entries, problems);
        var head = AuditChain.Head(keys.Tenant, block.Number, block.SealedAt, block.PreviousHead, entries);
        if (!head.AsSpan().SequenceEqual(block.Head)
            || entries.Count != block.Entries
            || entries.Count == 0
            || entries[0].Id != block.FirstEntry
            || entries[^1].Id != block.LastEntry)
        {
            problems.Add(new(AuditProblemKind.BlockEntriesChanged, block.Number, null));
        }

        if (!IsSigned(signing, block))
        {
            problems.Add(new(AuditProblemKind.SignatureBroken, block.Number, null));
        }
    }

    private static void CheckEntries(
        TenantKeys keys, long? block, List<AuditEntryRow> entries, List<AuditProblem> problems) =>
        problems.AddRange(entries
            .Where(entry => !CryptographicOperations.FixedTimeEquals(AuditEntries.Mac(keys, entry), entry.Mac))
            .Select(entry => new AuditProblem(AuditProblemKind.EntryChanged, block, entry.Id)));

    private static bool IsSigned(IReadOnlyList<InstallationSecret> signing, AuditBlockRow block)
    {
        if (signing.FirstOrDefault(secret => secret.Id == block.SigningKeyId) is not { } secret)
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(secret.Secret, out _);
        return key.VerifyHash(block.Head, block.Signature);
    }
}
