using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <param name="Kind">One of <see cref="FactKinds"/>.</param>
/// <param name="Credential">Null for a fact about the whole execution.</param>
/// <param name="SealedValue">The fact's JSON, sealed under the execution's key at <see cref="FactRows.Place"/>.</param>
/// <param name="Versions">Packs, registers and connectors with their versions, as JSON.</param>
public sealed record FactRow(
    ExecutionId Execution,
    string Kind,
    CredentialId? Credential,
    FactStatus Status,
    byte[]? SealedValue,
    string Versions,
    DateTimeOffset GatheredAt);

/// <summary>Facts are gathered once: a second insert of the same fact changes nothing.</summary>
public static class FactRows
{
    private static readonly Table Table = SchemaModel.Current["facts"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string OfExecution =
        $"select {Table.ColumnList} from facts where tenant_id = @tenant_id and execution_id = @execution_id "
        + "order by kind, credential_id";

    /// <summary>Where a fact's value is sealed.</summary>
    public static SealedPlace Place(TenantId tenant, ExecutionId execution, string kind, CredentialId? credential) =>
        new(tenant, execution.Value, $"facts.sealed_value/{kind}/{credential?.Value}");

    /// <summary>Stores a fact under the caller's lease; false when it was there already.</summary>
    public static bool Insert(TenantId tenant, IWriteTransaction write, FactRow row) =>
        write.Execute(
            InsertOrIgnore,
            ("tenant_id", tenant),
            ("execution_id", row.Execution),
            ("kind", row.Kind),
            ("credential_id", row.Credential?.Value ?? Guid.Empty),
            ("status", (int)row.Status),
            ("sealed_value", row.SealedValue),
            ("versions", row.Versions),
            ("gathered_at", row.GatheredAt)) == 1;

    public static List<FactRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    private static FactRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Execution(),
            row.Text(),
            row.Credential() is { } credential && credential.Value != Guid.Empty ? credential : null,
            (FactStatus)row.Int(),
            row.BytesOrNull(),
            row.Text(),
            row.Instant());
    }
}
