using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A secret of the installation, such as a signing key; the newest that is not retired signs.</summary>
/// <param name="Kind">One of <see cref="SecretKinds"/>.</param>
/// <param name="WrappedSecret">Wrapped by the master key.</param>
/// <param name="RetiredAt">Since when it only verifies; null while it signs.</param>
public sealed record SecretRow(
    Guid Id, string Kind, byte[] WrappedSecret, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt);

public static class SecretKinds
{
    /// <summary>64 random bytes for HMAC-SHA512 over transaction tokens (contract 01 §9).</summary>
    public const string TransactionToken = "transaction-token";

    /// <summary>The private key (PKCS#8) of access tokens.</summary>
    public const string AccessToken = "access-token";

    /// <summary>The private key (PKCS#8, P-256) of audit block heads.</summary>
    public const string AuditBlock = "audit-block";

    /// <summary>32 random bytes of callback signatures.</summary>
    public const string CallbackSignature = "callback-signature";

    /// <summary>The private key (PKCS#8, P-256) that opens blackboxes of the device collector.</summary>
    public const string DeviceBox = "device-box";

    /// <summary>32 random bytes of the keyed hashes by which tenants who share evidence know a device again; never
    /// replaced, since that would forget them all.</summary>
    public const string DeviceSharing = "device-sharing";

    /// <summary>32 random bytes of the keyed hashes by which tenants who share the history of phones know a number
    /// again; never replaced, since that would forget them all.</summary>
    public const string PhoneSharing = "phone-sharing";

    /// <summary>64 random bytes for HMAC-SHA512 over the challenges of face captures.</summary>
    public const string FaceChallenge = "face-challenge";
}

/// <summary>These rows belong to no tenant.</summary>
public static class SecretRows
{
    private static readonly Table Table = SchemaModel.Current["installation_secrets"];
    private static readonly string AllSql = $"select {Table.ColumnList} from installation_secrets order by id";
    private static readonly string OfKindSql =
        $"select {Table.ColumnList} from installation_secrets where kind = @kind order by created_at desc, id desc";

    public static void Insert(IWriteTransaction write, SecretRow row) =>
        write.Execute(
            Table.Insert,
            ("id", row.Id),
            ("kind", row.Kind),
            ("wrapped_secret", row.WrappedSecret),
            ("created_at", row.CreatedAt),
            ("retired_at", row.RetiredAt));

    public static List<SecretRow> All(IReadSession session) => session.Query(AllSql, Read);

    /// <summary>All secrets of a kind, newest first: the first that is not retired signs, all verify.</summary>
    public static List<SecretRow> OfKind(IReadSession session, string kind) =>
        session.Query(OfKindSql, Read, ("kind", kind));

    public static int Retire(IWriteTransaction write, Guid id) =>
        write.Execute(
            "update installation_secrets set retired_at = @now where id = @id and retired_at is null",
            ("now", write.Now),
            ("id", id));

    public static int Delete(IWriteTransaction write, Guid id) =>
        write.Execute("delete from installation_secrets where id = @id", ("id", id));

    public static int Rewrap(IWriteTransaction write, Guid id, byte[] seen, byte[] wrapped) =>
        write.Execute(
            "update installation_secrets set wrapped_secret = @wrapped where id = @id and wrapped_secret = @seen",
            ("wrapped", wrapped),
            ("id", id),
            ("seen", seen));

    private static SecretRow Read(RowReader row) =>
        new(row.Guid(), row.Text(), row.Bytes(), row.Instant(), row.InstantOrNull());
}
