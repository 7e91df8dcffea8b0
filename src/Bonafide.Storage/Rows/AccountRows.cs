using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <param name="WrappedKey">The account's data key, wrapped by the tenant's; null once shredded.</param>
public sealed record AccountRow(
    AccountId Id, byte[]? WrappedKey, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? DeletedAt);

public static class AccountRows
{
    private static readonly Table Table = SchemaModel.Current["accounts"];
    private static readonly string ById =
        $"select {Table.ColumnList} from accounts where tenant_id = @tenant_id and id = @id and deleted_at is null";

    public static void Insert(TenantId tenant, IWriteTransaction write, AccountRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("wrapped_key", row.WrappedKey),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("deleted_at", row.DeletedAt));

    /// <summary>The account; null when it is unknown, deleted or another tenant's.</summary>
    public static AccountRow? Find(TenantId tenant, IReadSession session, AccountId id) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant), ("id", id));

    /// <summary>As <see cref="Find"/>, and the account cannot be deleted before this write is over.</summary>
    public static AccountRow? Hold(TenantId tenant, IWriteTransaction write, AccountId id) =>
        write.QueryOne(ById + write.Dialect.HoldRow, Read, ("tenant_id", tenant), ("id", id));

    /// <summary>Shreds the account's key and marks it deleted; false when it is gone already.</summary>
    internal static bool MarkDeleted(TenantId tenant, IWriteTransaction write, AccountId id) =>
        write.Execute(
            "update accounts set deleted_at = @now, wrapped_key = null "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id)) == 1;

    private static AccountRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(row.Account(), row.BytesOrNull(), row.Instant(), row.Text(), row.InstantOrNull());
    }
}
