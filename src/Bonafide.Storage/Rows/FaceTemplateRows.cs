using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <param name="Source">The category of the credential that the face was on.</param>
/// <param name="Pack">Name and version of the model pack; only templates of one pack compare.</param>
/// <param name="SealedVector">Sealed under the execution's key, so that erasing the execution erases the face.</param>
public sealed record FaceTemplateRow(
    Guid Id,
    AccountId Account,
    ExecutionId Execution,
    CredentialId Credential,
    CredentialCategory Source,
    string Pack,
    byte[] SealedVector,
    DateTimeOffset CreatedAt);

/// <summary>A template with the wrapped key that opens it.</summary>
public sealed record FaceTemplateWithKey(FaceTemplateRow Template, byte[] WrappedExecutionKey);

public static class FaceTemplateRows
{
    private static readonly Table Table = SchemaModel.Current["face_templates"];
    private static readonly string Feed =
        $"select {Table.ColumnListOf("t")}, e.wrapped_key from face_templates t "
        + "join executions e on e.tenant_id = t.tenant_id and e.id = t.execution_id "
        + "where t.tenant_id = @tenant_id and (t.created_at, t.id) > (@created_at, @id) "
        + "and e.wrapped_key is not null order by t.created_at, t.id limit @limit";

    private static readonly string OfExecution =
        $"select {Table.ColumnList} from face_templates where tenant_id = @tenant_id "
        + "and execution_id = @execution_id order by id";

    private static readonly string OfAccountSql =
        $"select {Table.ColumnListOf("t")}, e.wrapped_key from face_templates t "
        + "join executions e on e.tenant_id = t.tenant_id and e.id = t.execution_id "
        + "where t.tenant_id = @tenant_id and t.account_id = @account_id and e.wrapped_key is not null "
        + "order by t.created_at, t.id";

    public static SealedPlace Place(TenantId tenant, Guid template) =>
        new(tenant, template, "face_templates.sealed_vector");

    public static void Insert(TenantId tenant, IWriteTransaction write, FaceTemplateRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("account_id", row.Account),
            ("execution_id", row.Execution),
            ("credential_id", row.Credential),
            ("source", (int)row.Source),
            ("pack", row.Pack),
            ("sealed_vector", row.SealedVector),
            ("created_at", row.CreatedAt));

    /// <summary>The gallery from some row on, oldest first: how an index in memory is filled and kept up.</summary>
    public static List<FaceTemplateWithKey> After(TenantId tenant, IReadSession session, Keyset after, int limit) =>
        session.Query(
            Feed,
            ReadWithKey,
            ("tenant_id", tenant),
            ("created_at", after.CreatedAt),
            ("id", after.Id),
            ("limit", limit));

    public static List<FaceTemplateRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    public static List<FaceTemplateWithKey> OfAccount(TenantId tenant, IReadSession session, AccountId account) =>
        session.Query(OfAccountSql, ReadWithKey, ("tenant_id", tenant), ("account_id", account));

    private static FaceTemplateWithKey ReadWithKey(RowReader row) => new(Read(row), row.Bytes());

    private static FaceTemplateRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.Account(),
            row.Execution(),
            row.Credential(),
            (CredentialCategory)row.Int(),
            row.Text(),
            row.Bytes(),
            row.Instant());
    }
}
