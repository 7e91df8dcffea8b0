namespace Bonafide.Storage.Migrations;

/// <summary>Batch uploads: SSH keys, the homes that they open, batches with their rows, and reports on files.</summary>
internal static class M0002Batches
{
    public static Migration Migration { get; } = new(
        2, "batches", [.. Tables.Select(table => new CreateTable(table))]);

    private static IEnumerable<Table> Tables => [SshKeys(), HomeEntries(), Batches(), BatchRows(), BatchReports()];

    private static Table SshKeys() => TableBuilder.OfTenant("ssh_keys")
        .Guids("id")
        .Texts("public_key")
        .Instants("created_at")
        .Texts("created_by")
        .Instants("expires_at", "revoked_at?")
        .Key("tenant_id", "id")
        .Unique("id", null, "id")
        .Build();

    // Names of files are often names of people, so that a path is found by its keyed hash.
    private static Table HomeEntries() => TableBuilder.OfTenant("home_entries")
        .Hashes("path_hash")
        .Guids("id")
        .Sealed("sealed_path")
        .Guids("content_id?")
        .Numbers("size")
        .Instants("modified_at")
        .Numbers("frozen")
        .Key("tenant_id", "path_hash")
        .Clustered()
        .Build();

    private static Table Batches() => TableBuilder.OfTenant("batches")
        .Guids("id", "folder_id")
        .Numbers("state")
        .Instants("created_at", "started_at?", "completed_at?")
        .Numbers("total")
        .Texts("error?")
        .Numbers("lease_epoch")
        .Instants("lease_until?", "cleaned_at?")
        .Sealed("sealed_files?")
        .Key("tenant_id", "id")
        .Unique("folder", null, "tenant_id", "folder_id")
        .Index("created", "tenant_id", "created_at", "id")
        .IndexWhere("open", "completed_at is null", "created_at")
        .IndexWhere("old", "completed_at is not null and cleaned_at is null", "completed_at")
        .Build();

    private static Table BatchRows() => TableBuilder.OfTenant("batch_rows")
        .Guids("batch_id")
        .Numbers("number", "state")
        .Guids("execution_id?", "account_id?")
        .Texts("error?", "detail?")
        .Sealed("sealed_cells?")
        .Key("tenant_id", "batch_id", "number")
        .Index("state", "tenant_id", "batch_id", "state", "number")
        .Unique("execution", "execution_id is not null", "tenant_id", "execution_id")
        .References("batches", "batch_id")
        .Build();

    private static Table BatchReports() => TableBuilder.OfTenant("batch_reports")
        .Guids("folder_id")
        .Sealed("sealed_report")
        .Instants("updated_at")
        .Key("tenant_id", "folder_id")
        .Build();
}
