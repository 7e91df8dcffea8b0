using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>One act of someone. Made by <see cref="Audit.AuditEntries"/>, which computes the MAC.</summary>
/// <param name="ActorHash">Keyed hash of the actor's id.</param>
/// <param name="Verb">What was done: <c>execution.read</c>.</param>
/// <param name="Subjects">Ids and keyed hashes of what it was done to, as JSON.</param>
/// <param name="Block">The block that holds it; null until it is sealed.</param>
public sealed record AuditEntryRow(
    Guid Id,
    DateTimeOffset At,
    ActorKind ActorKind,
    byte[] ActorHash,
    string Verb,
    string Subjects,
    byte[] Mac,
    long? Block);

/// <summary>A link of a tenant's chain.</summary>
public sealed record AuditBlockRow(
    long Number,
    byte[] PreviousHead,
    byte[] Head,
    Guid FirstEntry,
    Guid LastEntry,
    int Entries,
    DateTimeOffset SealedAt,
    Guid SigningKeyId,
    byte[] Signature);

public static class AuditRows
{
    private static readonly Table Entries = SchemaModel.Current["audit_entries"];
    private static readonly Table Blocks = SchemaModel.Current["audit_blocks"];

    private static readonly string OpenSql =
        $"select {Entries.ColumnList} from audit_entries where tenant_id = @tenant_id and block is null "
        + "order by id limit @limit";

    private static readonly string OfBlockSql =
        $"select {Entries.ColumnList} from audit_entries where tenant_id = @tenant_id and block = @block order by id";

    private static readonly string PageSql =
        $"select {Entries.ColumnList} from audit_entries where tenant_id = @tenant_id and id < @before "
        + "order by id desc limit @limit";

    private static readonly string LastBlockSql =
        $"select {Blocks.ColumnList} from audit_blocks where tenant_id = @tenant_id order by number desc limit 1";

    private static readonly string BlocksAfterSql =
        $"select {Blocks.ColumnList} from audit_blocks where tenant_id = @tenant_id and number > @after "
        + "order by number limit @limit";

    public static void Insert(TenantId tenant, IWriteTransaction write, AuditEntryRow row) =>
        write.Execute(
            Entries.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("at", row.At),
            ("actor_kind", (int)row.ActorKind),
            ("actor_hash", row.ActorHash),
            ("verb", row.Verb),
            ("subjects", row.Subjects),
            ("mac", row.Mac),
            ("block", row.Block));

    /// <summary>Entries that no block holds yet, oldest first.</summary>
    public static List<AuditEntryRow> Open(TenantId tenant, IReadSession session, int limit) =>
        session.Query(OpenSql, ReadEntry, ("tenant_id", tenant), ("limit", limit));

    public static List<AuditEntryRow> OfBlock(TenantId tenant, IReadSession session, long block) =>
        session.Query(OfBlockSql, ReadEntry, ("tenant_id", tenant), ("block", block));

    /// <summary>A page of the log, newest first; start with <see cref="Guid.AllBitsSet"/>.</summary>
    public static List<AuditEntryRow> Page(TenantId tenant, IReadSession session, Guid before, int limit) =>
        session.Query(PageSql, ReadEntry, ("tenant_id", tenant), ("before", before), ("limit", limit));

    public static AuditBlockRow? LastBlock(TenantId tenant, IReadSession session) =>
        session.QueryOne(LastBlockSql, ReadBlock, ("tenant_id", tenant));

    public static List<AuditBlockRow> BlocksAfter(TenantId tenant, IReadSession session, long after, int limit) =>
        session.Query(BlocksAfterSql, ReadBlock, ("tenant_id", tenant), ("after", after), ("limit", limit));

    /// <summary>Stores a block and puts its entries into it; throws when an entry was sealed by somebody
    /// else.</summary>
    internal static void InsertBlock(
        TenantId tenant, IWriteTransaction write, AuditBlockRow block, IReadOnlyList<AuditEntryRow> entries)
    {
        write.Execute(
            Blocks.Insert,
            ("tenant_id", tenant),
            ("number", block.Number),
            ("previous_head", block.PreviousHead),
            ("head", block.Head),
            ("first_entry", block.FirstEntry),
            ("last_entry", block.LastEntry),
            ("entries", block.Entries),
            ("sealed_at", block.SealedAt),
            ("signing_key_id", block.SigningKeyId),
            ("signature", block.Signature));
        foreach (var entry in entries)
        {
            var touched = write.Execute(
                "update audit_entries set block = @block where tenant_id = @tenant_id and id = @id and block is null",
                ("block", block.Number),
                ("tenant_id", tenant),
                ("id", entry.Id));
            if (touched != 1)
            {
                throw new InvalidOperationException("An audit entry was already in a block.");
            }
        }
    }

    private static AuditEntryRow ReadEntry(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.Instant(),
            (ActorKind)row.Int(),
            row.Bytes(),
            row.Text(),
            row.Text(),
            row.Bytes(),
            row.NumberOrNull());
    }

    private static AuditBlockRow ReadBlock(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Number(),
            row.Bytes(),
            row.Bytes(),
            row.Guid(),
            row.Guid(),
            row.Int(),
            row.Instant(),
            row.Guid(),
            row.Bytes());
    }
}
