using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>Evidence against a device or an account; exactly one of the two is given.</summary>
public sealed record DeviceEvidenceRow(
    Guid Id, EvidenceType Type, Guid? Device, AccountId? Account, DateTimeOffset CreatedAt, string CreatedBy);

public static class DeviceEvidenceRows
{
    private static readonly Table Table = SchemaModel.Current["device_evidence"];
    private static readonly string ById =
        $"select {Table.ColumnList} from device_evidence where tenant_id = @tenant_id and id = @id";

    private static readonly string NewestSql =
        $"select {Table.ColumnList} from device_evidence where tenant_id = @tenant_id "
        + "order by created_at desc, id desc limit @limit";

    private static readonly string AgainstSql =
        "select e.type from device_evidence e where e.tenant_id = @tenant_id and e.device_id = @device "
        + "union select e.type from device_evidence e where e.tenant_id = @tenant_id and e.account_id = @account "
        + $"union {Indirect("account_id", "device_id = @device")} "
        + $"union {Indirect("device_id", "account_id = @account")} "
        + "order by type";

    public static void Insert(TenantId tenant, IWriteTransaction write, DeviceEvidenceRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("type", (int)row.Type),
            ("device_id", row.Device),
            ("account_id", row.Account?.Value),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy));

    public static DeviceEvidenceRow? Find(TenantId tenant, IReadSession session, Guid id) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant), ("id", id));

    public static List<DeviceEvidenceRow> Newest(TenantId tenant, IReadSession session, int limit) =>
        session.Query(NewestSql, Read, ("tenant_id", tenant), ("limit", limit));

    public static bool Delete(TenantId tenant, IWriteTransaction write, Guid id) =>
        write.Execute(
            "delete from device_evidence where tenant_id = @tenant_id and id = @id",
            ("tenant_id", tenant),
            ("id", id)) == 1;

    /// <summary>
    /// Types placed on the device or the account (direct), on accounts that the device came with, or on devices that
    /// the account came with (indirect), over the latest visits of each.
    /// </summary>
    public static List<EvidenceType> Against(
        TenantId tenant, IReadSession session, Guid device, AccountId account, int limit) =>
        session.Query(
            AgainstSql,
            static row => (EvidenceType)row.Int(),
            ("tenant_id", tenant),
            ("device", device),
            ("account", account),
            ("limit", limit));

    private static string Indirect(string column, string condition) =>
        $"select e.type from (select distinct v.{column} from (select {column} from device_visits "
        + $"where tenant_id = @tenant_id and {condition} order by at desc limit @limit) v) s "
        + $"join device_evidence e on e.tenant_id = @tenant_id and e.{column} = s.{column}";

    private static DeviceEvidenceRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(), (EvidenceType)row.Int(), row.GuidOrNull(),
            row.GuidOrNull() is { } account ? new AccountId(account) : null, row.Instant(), row.Text());
    }
}
