using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A device came with an execution. All hashes are keyed (<see cref="Keys.TenantKeys.Hash"/>).</summary>
/// <param name="KindHash">Of what all devices of its kind share.</param>
/// <param name="SealedProfile">Under the tenant's key: visits outlive the execution's.</param>
public sealed record DeviceVisitRow(
    ExecutionId Execution, AccountId Account, Guid Device, byte[]? StoredIdHash, byte[] KindHash, byte[]? AddressHash,
    byte[]? CountryHash, byte[] SealedProfile, DateTimeOffset At, SharedDevice? Shared = null);

/// <summary>The same under the installation's key, for tenants who share; see <see cref="SharedDeviceRows"/>.</summary>
public sealed record SharedDevice(byte[] IdHash, byte[] KindHash, byte[]? AddressHash);

/// <summary>By what a visit is known again.</summary>
public readonly record struct VisitProfile(ExecutionId Execution, Guid Device, byte[] Sealed);

public static class DeviceVisitRows
{
    private static readonly Table Table = SchemaModel.Current["device_visits"];
    private static readonly string ByExecution =
        $"select {Table.ColumnList} from device_visits where tenant_id = @tenant_id and execution_id = @execution_id";

    private static readonly string ByStoredId = Profiles("stored_id_hash");
    private static readonly string ByKind = Profiles("kind_hash");
    private static readonly string SimilarSql = Crowd("kind_hash");
    private static readonly string OnAddressSql = Crowd("address_hash");

    public static void Insert(TenantId tenant, IWriteTransaction write, DeviceVisitRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("execution_id", row.Execution),
            ("account_id", row.Account),
            ("device_id", row.Device),
            ("stored_id_hash", row.StoredIdHash),
            ("kind_hash", row.KindHash),
            ("address_hash", row.AddressHash),
            ("country_hash", row.CountryHash),
            ("sealed_profile", row.SealedProfile),
            ("at", row.At),
            ("shared_id_hash", row.Shared?.IdHash),
            ("shared_kind_hash", row.Shared?.KindHash),
            ("shared_address_hash", row.Shared?.AddressHash));

    public static DeviceVisitRow? Find(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.QueryOne(ByExecution, Read, ("tenant_id", tenant), ("execution_id", execution));

    /// <summary>Visits with the same id in the browser, newest first.</summary>
    public static List<VisitProfile> OfStoredId(TenantId tenant, IReadSession session, byte[] hash, int limit) =>
        session.Query(ByStoredId, ReadProfile, ("tenant_id", tenant), ("hash", hash), ("limit", limit));

    /// <summary>Visits of devices of the same kind, newest first.</summary>
    public static List<VisitProfile> OfKind(TenantId tenant, IReadSession session, byte[] hash, int limit) =>
        session.Query(ByKind, ReadProfile, ("tenant_id", tenant), ("hash", hash), ("limit", limit));

    /// <summary>When the device first came; null when it never did before.</summary>
    public static DateTimeOffset? First(
        TenantId tenant, IReadSession session, Guid device, ExecutionId except, DateTimeOffset now) =>
        session.QueryNumber(
            "select at from device_visits where tenant_id = @tenant_id and device_id = @device "
            + "and execution_id <> @except and at < @now order by at limit 1",
            ("tenant_id", tenant),
            ("device", device),
            ("except", except),
            ("now", now)) is { } at
            ? Instants.FromMicroseconds(at)
            : null;

    /// <summary>In how many countries the device was since an instant, over its newest <paramref name="most"/> visits:
    /// one that everybody uses must not cost more than another.</summary>
    public static int Countries(
        TenantId tenant, IReadSession session, Guid device, DateTimeOffset since, DateTimeOffset now, int most) =>
        (int)session.QueryNumber(
            "select count(distinct v.country_hash) from (select country_hash from device_visits "
            + "where tenant_id = @tenant_id and device_id = @device and at >= @since and at <= @now "
            + "order by at desc limit @most) v",
            ("tenant_id", tenant),
            ("device", device),
            ("since", since),
            ("now", now),
            ("most", most))!.Value;

    /// <summary>Whether the tenant saw the device at all.</summary>
    public static bool Has(TenantId tenant, IReadSession session, Guid device) =>
        session.QueryNumber(
            "select 1 from device_visits where tenant_id = @tenant_id and device_id = @device limit 1",
            ("tenant_id", tenant),
            ("device", device)) is not null;

    /// <summary>Other devices of the same kind, over the latest visits.</summary>
    public static DeviceCrowd Similar(
        TenantId tenant, IReadSession session, Guid device, byte[] kind, DateTimeOffset now, int limit) =>
        Of(tenant, session, SimilarSql, device, kind, now, limit);

    /// <summary>Other devices on the same address, over the latest visits.</summary>
    public static DeviceCrowd OnAddress(
        TenantId tenant, IReadSession session, Guid device, byte[] address, DateTimeOffset now, int limit) =>
        Of(tenant, session, OnAddressSql, device, address, now, limit);

    /// <summary>Removes visits past the retention of sightings, a bounded number at a time.</summary>
    /// <returns>How many went.</returns>
    public static int DeleteBefore(TenantId tenant, IWriteTransaction write, DateTimeOffset before, int limit) =>
        write.Execute(
            "delete from device_visits where tenant_id = @tenant_id and execution_id in "
            + "(select execution_id from device_visits where tenant_id = @tenant_id and at < @before "
            + "order by at limit @limit)",
            ("tenant_id", tenant),
            ("before", before),
            ("limit", limit));

    private static DeviceCrowd Of(
        TenantId tenant, IReadSession session, string sql, Guid device, byte[] hash, DateTimeOffset now, int limit) =>
        session.Query(
            sql,
            static row => new DeviceCrowd(row.Number(), row.Number()),
            ("tenant_id", tenant),
            ("device", device),
            ("hash", hash),
            ("now", now),
            ("limit", limit))[0];

    private static string Profiles(string column) =>
        "select execution_id, device_id, sealed_profile from device_visits where tenant_id = @tenant_id "
        + $"and {column} = @hash order by at desc limit @limit";

    private static VisitProfile ReadProfile(RowReader row) => new(row.Execution(), row.Guid(), row.Bytes());

    private static string Crowd(string column) =>
        "select count(distinct v.device_id), count(distinct case when exists (select 1 from device_evidence e "
        + "where e.tenant_id = @tenant_id and (e.device_id = v.device_id or e.account_id = v.account_id)) "
        + "then v.device_id end) from (select device_id, account_id from device_visits "
        + $"where tenant_id = @tenant_id and {column} = @hash and device_id <> @device and at <= @now "
        + "order by at desc limit @limit) v";

    private static DeviceVisitRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Execution(), row.Account(), row.Guid(), row.BytesOrNull(), row.Bytes(), row.BytesOrNull(),
            row.BytesOrNull(), row.Bytes(), row.Instant());
    }
}
