using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// Keys of one version of a register, derived from the tenant's data key (HKDF-SHA256, RFC 5869): one seals records,
/// one hashes what they are found by. Both differ per version, so that nothing can be compared across files.
/// </summary>
public sealed class RegisterKeys : IDisposable
{
    private readonly byte[] _hashKey;
    private readonly byte[] _sealKey;
    private readonly Guid _version;

    public RegisterKeys(ReadOnlySpan<byte> tenantDataKey, Guid version)
    {
        if (tenantDataKey.Length != 32)
        {
            throw new ArgumentException("The tenant's data key has 32 bytes.", nameof(tenantDataKey));
        }

        _version = version;
        var salt = version.ToByteArray(bigEndian: true);
        _hashKey = Derive(tenantDataKey, salt, "register lookup");
        _sealKey = Derive(tenantDataKey, salt, "register records");
    }

    internal const int TagBytes = 16;

    /// <summary>The keyed hash under which a key is indexed.</summary>
    internal ulong Hash(char kind, string text)
    {
        Span<byte> input = stackalloc byte[512];
        input[0] = (byte)kind;
        if (!Encoding.UTF8.TryGetBytes(text, input[1..], out var written))
        {
            // Longer than any key that a record may have; cut alike on both sides.
            return Hash(kind, text[..Math.Min(text.Length, 120)]);
        }

        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_hashKey, input[..(written + 1)], mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }

    /// <summary>
    /// Seals a block. Its number is nonce and associated data: blocks can be neither moved nor repeated.
    /// </summary>
    internal void Seal(int block, ReadOnlySpan<byte> plain, Span<byte> sealedBytes)
    {
        var (nonce, bound) = Bind(block);
        using var seal = new AesGcm(_sealKey, TagBytes);
        seal.Encrypt(nonce, plain, sealedBytes[TagBytes..], sealedBytes[..TagBytes], bound);
    }

    /// <exception cref="AuthenticationTagMismatchException">The block was altered, or the key is another.</exception>
    internal void Open(int block, ReadOnlySpan<byte> sealedBytes, Span<byte> plain)
    {
        var (nonce, bound) = Bind(block);

        // One per call: an instance is not safe for several threads at once.
        using var seal = new AesGcm(_sealKey, TagBytes);
        seal.Decrypt(nonce, sealedBytes[TagBytes..], sealedBytes[..TagBytes], plain, bound);
    }

    /// <summary>Keyed MAC of a file's manifest and block directory.</summary>
    internal byte[] Mac(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_hashKey, bytes);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_hashKey);
        CryptographicOperations.ZeroMemory(_sealKey);
    }

    private static byte[] Derive(ReadOnlySpan<byte> key, byte[] salt, string purpose)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt, Encoding.ASCII.GetBytes(purpose));
        return derived;
    }

    private (byte[] Nonce, byte[] Bound) Bind(int block)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), block);
        var bound = new byte[20];
        _version.TryWriteBytes(bound, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(16), block);
        return (nonce, bound);
    }
}
