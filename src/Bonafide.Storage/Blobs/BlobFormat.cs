using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bonafide.Storage.Blobs;

/// <summary>
/// The sealed form of a blob: 8 bytes of name and version, then chunks of 65,536 bytes of plaintext (the last one
/// shorter, or empty) as AES-256-GCM ciphertext with a 16-byte tag. The key belongs to the one blob, so the nonce is
/// the chunk's number with a mark on the last: a chunk that was moved, dropped or added does not open, and neither
/// does a blob that was cut short.
/// </summary>
internal static class BlobFormat
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int HeaderBytes = 8;

    private const int NonceBytes = 12;

    public static ReadOnlySpan<byte> Header => "BFBLOB\0\u0001"u8;

    public static void Seal(
        AesGcm aes, long chunk, bool isLast, ReadOnlySpan<byte> plaintext, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        FillNonce(nonce, chunk, isLast);
        aes.Encrypt(nonce, plaintext, target[..plaintext.Length], target.Slice(plaintext.Length, TagBytes), Header);
    }

    /// <exception cref="AuthenticationTagMismatchException">The chunk is not what was sealed.</exception>
    public static void Open(AesGcm aes, long chunk, bool isLast, ReadOnlySpan<byte> sealedChunk, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        FillNonce(nonce, chunk, isLast);
        var length = sealedChunk.Length - TagBytes;
        aes.Decrypt(nonce, sealedChunk[..length], sealedChunk[length..], target[..length], Header);
    }

    private static void FillNonce(Span<byte> nonce, long chunk, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }
}
