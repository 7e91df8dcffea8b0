namespace Bonafide.Storage.Migrations;

/// <summary>The management API: what a repeated request made, a rule's description, the log by request id.</summary>
internal static class M0004Management
{
    public static Migration Migration { get; } = new(
        4,
        "management",
        [
            new AddColumn("idempotency_records", new Column("resource_id", ColumnType.Guid, IsNullable: true)),
            new AddColumn("rules", new Column("sealed_description", ColumnType.Sealed, IsNullable: true)),
            new AddIndex("request_log", new("request_log_request", ["tenant_id", "request_id"])),
        ]);
}
