using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>
/// What tenants who share know of a device together. These statements look across tenants and answer with types and
/// counts alone, never with whose they are.
/// </summary>
public static class SharedDeviceRows
{
    private static readonly string SimilarSql = Crowd("shared_kind_hash");
    private static readonly string OnAddressSql = Crowd("shared_address_hash");

    /// <summary>
    /// Types that other tenants placed on the device (direct) or on an account that it came with (indirect); of account
    /// takeover only the direct ones count, as the seed's table of alerts says.
    /// </summary>
    public static List<EvidenceType> AgainstOf(
        TenantId own, IReadSession session, SharedDevice device, DateTimeOffset now, int limit) =>
        session.Query(
            "select distinct e.type from (select tenant_id, device_id, account_id from device_visits "
            + "where shared_id_hash = @hash and tenant_id <> @own and at <= @now order by at desc limit @limit) v "
            + "join device_evidence e on e.tenant_id = v.tenant_id and (e.device_id = v.device_id "
            + $"or (e.account_id = v.account_id and e.type <> {(int)EvidenceType.AccountTakeover})) order by e.type",
            static row => (EvidenceType)row.Int(),
            ("hash", device.IdHash),
            ("own", own.Value),
            ("now", now),
            ("limit", limit));

    /// <summary>Other devices of the same kind at any tenant, over the latest visits.</summary>
    /// <param name="own">The device's id at the asking tenant, which is none of the others.</param>
    public static DeviceCrowd Similar(
        IReadSession session, SharedDevice device, Guid own, DateTimeOffset now, int limit) =>
        Of(session, SimilarSql, device, own, device.KindHash, now, limit);

    /// <summary>Other devices on the same address at any tenant, over the latest visits.</summary>
    public static DeviceCrowd OnAddress(
        IReadSession session, SharedDevice device, Guid own, DateTimeOffset now, int limit) =>
        device.AddressHash is { } address
            ? Of(session, OnAddressSql, device, own, address, now, limit)
            : DeviceCrowd.Nobody;

    private static DeviceCrowd Of(
        IReadSession session, string sql, SharedDevice device, Guid own, byte[] hash, DateTimeOffset now, int limit) =>
        session.Query(
            sql,
            static row => new DeviceCrowd(row.Number(), row.Number()),
            ("hash", hash),
            ("self", device.IdHash),
            ("own", own),
            ("now", now),
            ("limit", limit))[0];

    // One browser has one id at all tenants of an origin, so that it counts once.
    private static string Crowd(string column) =>
        "select count(distinct v.shared_id_hash), count(distinct case when exists (select 1 from device_evidence e "
        + "where e.tenant_id = v.tenant_id and (e.device_id = v.device_id or e.account_id = v.account_id)) "
        + "then v.shared_id_hash end) from (select tenant_id, device_id, account_id, shared_id_hash "
        + $"from device_visits where {column} = @hash and shared_id_hash <> @self and device_id <> @own "
        + "and at <= @now order by at desc limit @limit) v";
}
