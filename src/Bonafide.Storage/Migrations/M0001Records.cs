namespace Bonafide.Storage.Migrations;

/// <summary>What is kept about requests: idempotency, audit with its sealed blocks, and the developer log.</summary>
internal static class M0001Records
{
    public static IEnumerable<Table> Tables => [Idempotency(), AuditEntries(), AuditBlocks(), RequestLog()];

    // The caller's key may be anything, even a name, so only its keyed hash is kept.
    private static Table Idempotency() => TableBuilder.OfTenant("idempotency_records")
        .Texts("client_id", "method", "path")
        .Hashes("key_hash", "body_hash")
        .Guids("account_id?", "execution_id?")
        .Instants("created_at")
        .Key("tenant_id", "client_id", "method", "path", "key_hash")
        .Clustered()
        .Index("age", "created_at")
        .Build();

    // block is null until the sealer has chained the entry.
    private static Table AuditEntries() => TableBuilder.OfTenant("audit_entries")
        .Guids("id")
        .Instants("at")
        .Numbers("actor_kind")
        .Hashes("actor_hash")
        .Texts("verb", "subjects")
        .Hashes("mac")
        .Numbers("block?")
        .Key("tenant_id", "id")
        .Index("block", "tenant_id", "block", "id")
        .IndexWhere("open", "block is null", "tenant_id", "id")
        .Build();

    private static Table AuditBlocks() => TableBuilder.OfTenant("audit_blocks")
        .Numbers("number")
        .Hashes("previous_head", "head")
        .Guids("first_entry", "last_entry")
        .Numbers("entries")
        .Instants("sealed_at")
        .Guids("signing_key_id")
        .Hashes("signature")
        .Key("tenant_id", "number")
        .Clustered()
        .Build();

    private static Table RequestLog() => TableBuilder.OfTenant("request_log")
        .Guids("id")
        .Texts("client_id?")
        .Instants("at")
        .Texts("method", "route")
        .Numbers("status", "duration_us")
        .Texts("request_id", "error_titles?")
        .Key("tenant_id", "id")
        .Clustered()
        .Index("age", "tenant_id", "at", "id")
        .Build();
}
