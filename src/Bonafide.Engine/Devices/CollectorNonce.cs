using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Devices;

/// <summary>
/// What the server saw when a collector began, sealed for itself (AES-256-GCM), so that nothing is stored until a
/// blackbox comes back: who may use it, when it was, from which address and with which user agent.
/// </summary>
/// <param name="Tenant">Whose subkey the page has; null for a page without one.</param>
internal sealed record CollectorNonce(
    Guid Id, TenantId? Tenant, DateTimeOffset IssuedAt, string? Address, ReadOnlyMemory<byte> UserAgentHash)
{
    public const int UserAgentHashBytes = 8;

    private const int IvBytes = 12;
    private const int TagBytes = 16;
    private const int FixedBytes = 16 + 16 + 8 + UserAgentHashBytes;

    /// <summary>The longest text of an IPv6 address.</summary>
    private const int MostAddress = 45;

    public static byte[] HashOf(string userAgent) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(userAgent))[..UserAgentHashBytes];

    public byte[] Seal(DeviceKey key)
    {
        var address = Encoding.ASCII.GetBytes(Address is { Length: <= MostAddress } text ? text : string.Empty);
        var plain = new byte[FixedBytes + address.Length];
        Id.TryWriteBytes(plain);
        (Tenant?.Value ?? Guid.Empty).TryWriteBytes(plain.AsSpan(16));
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(32), Instants.ToMicroseconds(IssuedAt));
        UserAgentHash.Span.CopyTo(plain.AsSpan(40));
        address.CopyTo(plain, FixedBytes);
        var token = new byte[IvBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(token.AsSpan(0, IvBytes));
        using var cipher = new AesGcm(key.Nonces, TagBytes);
        cipher.Encrypt(
            token.AsSpan(0, IvBytes), plain, token.AsSpan(IvBytes, plain.Length), token.AsSpan(IvBytes + plain.Length));
        return token;
    }

    /// <summary>Null when this key did not seal it.</summary>
    public static CollectorNonce? Open(DeviceKey key, ReadOnlySpan<byte> token)
    {
        var length = token.Length - IvBytes - TagBytes;
        if (length is < FixedBytes or > FixedBytes + MostAddress)
        {
            return null;
        }

        var plain = new byte[length];
        try
        {
            using var cipher = new AesGcm(key.Nonces, TagBytes);
            cipher.Decrypt(token[..IvBytes], token.Slice(IvBytes, length), token[(IvBytes + length)..], plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var tenant = new Guid(plain.AsSpan(16, 16));
        return new(
            new Guid(plain.AsSpan(0, 16)),
            tenant == Guid.Empty ? null : new TenantId(tenant),
            Instants.FromMicroseconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(32))),
            length == FixedBytes ? null : Encoding.ASCII.GetString(plain, FixedBytes, length - FixedBytes),
            plain.AsMemory(40, UserAgentHashBytes));
    }
}
