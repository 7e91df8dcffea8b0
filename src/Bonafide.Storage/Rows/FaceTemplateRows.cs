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

    private static readonly string NewestSql =
        "select created_at from face_templates where tenant_id = @tenant_id "
        + "order by created_at desc, id desc limit 1";

    private static readonly string ByIdSql =
        $"select {Table.ColumnListOf("t")}, e.wrapped_key from face_templates t "
        + "join executions e on e.tenant_id = t.tenant_id and e.id = t.execution_id "
        + "where t.tenant_id = @tenant_id and t.id = @id and e.wrapped_key is not null";

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

    /// <summary>
    /// Inserts templates at the end of the tenant's feed: each later than all that are there, whatever the clocks say.
    /// The tenant's row is held, so that a reader of the feed never finds one before the place that it has reached.
    /// </summary>
    public static void Append(TenantId tenant, IWriteTransaction write, IReadOnlyList<FaceTemplateRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        write.Query(
            "select id from tenants where id = @tenant_id" + write.Dialect.HoldRow, static row => row.Guid(),
            ("tenant_id", tenant));
        var at = Instants.ToMicroseconds(write.Now);
        if (write.QueryNumber(NewestSql, ("tenant_id", tenant)) is { } newest)
        {
            at = Math.Max(at, newest + 1);
        }

        foreach (var row in rows)
        {
            Insert(tenant, write, row with { CreatedAt = Instants.FromMicroseconds(at++) });
        }
    }

    /// <summary>The gallery from some row on, oldest first: how an index in memory is filled and kept up.</summary>
    public static List<FaceTemplateWithKey> After(TenantId tenant, IReadSession session, Keyset after, int limit) =>
        session.Query(
            Feed,
            ReadWithKey,
            ("tenant_id", tenant),
            ("created_at", after.CreatedAt),
            ("id", after.Id),
            ("limit", limit));

    /// <summary>Those of the given templates that are still there and can be opened.</summary>
    public static List<FaceTemplateWithKey> Find(
        TenantId tenant, IReadSession session, IReadOnlyList<Guid> templates) =>
        [.. templates.SelectMany(id => session.Query(ByIdSql, ReadWithKey, ("tenant_id", tenant), ("id", id)))];

    /// <summary>How many templates of a pack stand in the feed up to a row.</summary>
    public static long Count(TenantId tenant, IReadSession session, string pack, Keyset upTo) =>
        session.QueryNumber(
            "select count(*) from face_templates where tenant_id = @tenant_id and pack = @pack "
            + "and (created_at, id) <= (@created_at, @id)",
            ("tenant_id", tenant),
            ("pack", pack),
            ("created_at", upTo.CreatedAt),
            ("id", upTo.Id)) ?? 0;

    public static List<Guid> Ids(TenantId tenant, IReadSession session, string pack) =>
        session.Query(
            "select id from face_templates where tenant_id = @tenant_id and pack = @pack",
            static row => row.Guid(),
            ("tenant_id", tenant),
            ("pack", pack));

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
