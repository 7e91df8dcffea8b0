using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A slot into which parts are uploaded.</summary>
/// <param name="Ordinal">0-based order in replies.</param>
/// <param name="SealedLabel">The caller's label, sealed under the execution's key; null for the category's own
/// name.</param>
/// <param name="Preset">Preset countries and types as JSON; nothing personal.</param>
/// <param name="Channels">Allowed channels, separated by commas: <c>WEB,API,SDK</c>; empty for a linked
/// credential.</param>
/// <param name="Linked">The earlier credential of the account whose parts are used instead of an upload.</param>
public sealed record CredentialRow(
    CredentialId Id,
    ExecutionId Execution,
    AccountId Account,
    int Ordinal,
    CredentialCategory Category,
    byte[]? SealedLabel,
    string? Preset,
    string Channels,
    CredentialId? Linked);

public static class CredentialRows
{
    public const string LabelColumn = "credentials.sealed_label";

    private static readonly Table Table = SchemaModel.Current["credentials"];
    private static readonly string ById =
        $"select {Table.ColumnList} from credentials where tenant_id = @tenant_id and id = @id";

    private static readonly string OfExecution =
        $"select {Table.ColumnList} from credentials "
        + "where tenant_id = @tenant_id and execution_id = @execution_id order by ordinal";

    public static void Insert(TenantId tenant, IWriteTransaction write, CredentialRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("execution_id", row.Execution),
            ("account_id", row.Account),
            ("ordinal", row.Ordinal),
            ("category", (int)row.Category),
            ("sealed_label", row.SealedLabel),
            ("preset", row.Preset),
            ("channels", row.Channels),
            ("linked_credential_id", row.Linked));

    public static CredentialRow? Find(TenantId tenant, IReadSession session, CredentialId id) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant), ("id", id));

    /// <summary>The slots of an execution, in order.</summary>
    public static List<CredentialRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    private static CredentialRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Credential(),
            row.Execution(),
            row.Account(),
            row.Int(),
            (CredentialCategory)row.Int(),
            row.BytesOrNull(),
            row.TextOrNull(),
            row.Text(),
            row.GuidOrNull() is { } linked ? new CredentialId(linked) : null);
    }
}
