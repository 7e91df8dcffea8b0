using System.Security.Cryptography;
using Bonafide.Core;

namespace Bonafide.Storage.Keys;

/// <summary>
/// Wraps the tenants' root keys and the installation's secrets. Each wrapped key starts with the first 8 bytes of the
/// SHA-256 of the master key that wrapped it, so that a rotation can go on while both are known.
/// </summary>
public sealed class MasterKey
{
    private const int MarkBytes = 8;
    private readonly IReadOnlyList<byte[]> _keys;

    /// <param name="current">32 random bytes; new keys are wrapped with it.</param>
    /// <param name="previous">Keys that may still have wrapped something.</param>
    public MasterKey(byte[] current, params IReadOnlyList<byte[]> previous)
    {
        _keys = [current, .. previous];
        if (_keys.Any(key => key.Length != Sealer.KeyBytes))
        {
            throw new ArgumentException("A master key has 32 bytes.", nameof(current));
        }
    }

    /// <summary>Makes the keys of a new tenant, and the wrapped root key that goes into its row.</summary>
    public (TenantKeys Keys, byte[] Wrapped) NewTenant(TenantId tenant)
    {
        var root = RandomNumberGenerator.GetBytes(Sealer.KeyBytes);
        return (new TenantKeys(tenant, root), Wrap(TenantPlace(tenant), root));
    }

    public TenantKeys OpenTenant(TenantId tenant, byte[] wrapped) =>
        new(tenant, Unwrap(TenantPlace(tenant), wrapped));

    /// <summary>Wraps a tenant's root key with the current master key; null when it is already so.</summary>
    public byte[]? RewrapTenant(TenantId tenant, byte[] wrapped) => Rewrap(TenantPlace(tenant), wrapped);

    /// <summary>Wraps a secret of the installation, such as a signing key.</summary>
    public byte[] WrapSecret(Guid id, ReadOnlySpan<byte> secret) => Wrap(SecretPlace(id), secret);

    public byte[] UnwrapSecret(Guid id, byte[] wrapped) => Unwrap(SecretPlace(id), wrapped);

    public byte[]? RewrapSecret(Guid id, byte[] wrapped) => Rewrap(SecretPlace(id), wrapped);

    private byte[]? Rewrap(SealedPlace place, byte[] wrapped) =>
        wrapped.AsSpan(0, MarkBytes).SequenceEqual(Mark(_keys[0])) ? null : Wrap(place, Unwrap(place, wrapped));

    private byte[] Wrap(SealedPlace place, ReadOnlySpan<byte> secret) =>
        [.. Mark(_keys[0]), .. Sealer.Seal(_keys[0], place, secret)];

    private byte[] Unwrap(SealedPlace place, byte[] wrapped)
    {
        if (wrapped.Length > MarkBytes)
        {
            var mark = wrapped.AsSpan(0, MarkBytes);
            foreach (var key in _keys)
            {
                if (mark.SequenceEqual(Mark(key)))
                {
                    return Sealer.Open(key, place, wrapped.AsSpan(MarkBytes));
                }
            }
        }

        throw new SealBrokenException(place.Column, null);
    }

    private static ReadOnlySpan<byte> Mark(byte[] key) => SHA256.HashData(key).AsSpan(0, MarkBytes);

    private static SealedPlace TenantPlace(TenantId tenant) => new(tenant, tenant.Value, "tenants.wrapped_key");

    private static SealedPlace SecretPlace(Guid id) => new(default, id, "installation_secrets.wrapped_secret");
}
