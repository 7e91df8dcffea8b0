using System.Security.Cryptography;
using System.Text;
using Bonafide.Core;

namespace Bonafide.Storage.Keys;

/// <summary>
/// What is derived (HKDF-SHA256, RFC 5869) from one tenant's root key: a key to wrap data keys with, one to seal the
/// tenant's own values, one for keyed hashes, one for the MACs of audit entries, one for imported registers.
/// </summary>
public sealed class TenantKeys
{
    private readonly byte[] _wrap;
    private readonly byte[] _seal;
    private readonly byte[] _lookup;
    private readonly byte[] _audit;
    private readonly byte[] _registers;

    internal TenantKeys(TenantId tenant, byte[] root)
    {
        Tenant = tenant;
        _wrap = Derive(root, "bonafide wrap"u8);
        _seal = Derive(root, "bonafide seal"u8);
        _lookup = Derive(root, "bonafide lookup"u8);
        _audit = Derive(root, "bonafide audit"u8);
        _registers = Derive(root, "bonafide registers"u8);
    }

    public TenantId Tenant { get; }

    /// <summary>Makes the key of a new account or execution, and the wrapped form that goes into its row.</summary>
    public (DataKey Key, byte[] Wrapped) NewDataKey(Guid owner)
    {
        var key = new DataKey(RandomNumberGenerator.GetBytes(Sealer.KeyBytes));
        return (key, key.Wrapped(_wrap, WrappedPlace(owner)));
    }

    /// <summary>Unwraps the key in the row of an account or execution.</summary>
    /// <exception cref="SealBrokenException">The wrapped key is not this owner's.</exception>
    public DataKey Unwrap(Guid owner, byte[] wrapped) => new(Sealer.Open(_wrap, WrappedPlace(owner), wrapped));

    /// <summary>Seals a value that belongs to the tenant and outlives executions: settings, references.</summary>
    public byte[] Seal(Guid row, string column, ReadOnlySpan<byte> plaintext) =>
        Sealer.Seal(_seal, new SealedPlace(Tenant, row, column), plaintext);

    public byte[]? SealText(Guid row, string column, string? text) =>
        text is null ? null : Seal(row, column, Encoding.UTF8.GetBytes(text));

    public byte[] Open(Guid row, string column, ReadOnlySpan<byte> sealedBytes) =>
        Sealer.Open(_seal, new SealedPlace(Tenant, row, column), sealedBytes);

    public string? OpenText(Guid row, string column, byte[]? sealedBytes) =>
        sealedBytes is null ? null : Encoding.UTF8.GetString(Open(row, column, sealedBytes));

    /// <summary>
    /// The keyed hash (HMAC-SHA256) by which an exact value is found again without being stored.
    /// </summary>
    /// <param name="purpose">Keeps equal texts of different meaning apart: <c>sighting/email</c>.</param>
    public byte[] Hash(string purpose, ReadOnlySpan<byte> value)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _lookup);
        hmac.AppendData(Encoding.UTF8.GetBytes(purpose));
        hmac.AppendData([0]);
        hmac.AppendData(value);
        return hmac.GetHashAndReset();
    }

    public byte[]? HashText(string purpose, string? value) =>
        value is null ? null : Hash(purpose, Encoding.UTF8.GetBytes(value));

    /// <summary>A copy of the 32 bytes from which each version of a register derives its own keys.</summary>
    public byte[] RegisterKey() => [.. _registers];

    internal byte[] AuditMac(ReadOnlySpan<byte> entry) => HMACSHA256.HashData(_audit, entry);

    private SealedPlace WrappedPlace(Guid owner) => new(Tenant, owner, "wrapped_key");

    private static byte[] Derive(byte[] root, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[Sealer.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, derived, [], purpose);
        return derived;
    }
}
