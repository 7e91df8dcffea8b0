using System.Security.Cryptography;

namespace Bonafide.Storage.Keys;

/// <summary>
/// Seals small values with AES-256-GCM (NIST SP 800-38D): format byte, 12-byte random nonce, ciphertext, 16-byte tag.
/// </summary>
public static class Sealer
{
    public const int KeyBytes = 32;

    /// <summary>What a seal adds to the plaintext, in bytes.</summary>
    public const int Overhead = 1 + NonceBytes + TagBytes;

    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, SealedPlace place, ReadOnlySpan<byte> plaintext)
    {
        var result = new byte[Overhead + plaintext.Length];
        result[0] = Format;
        var nonce = result.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plaintext,
            result.AsSpan(1 + NonceBytes, plaintext.Length),
            result.AsSpan(1 + NonceBytes + plaintext.Length),
            place.ToAssociatedData());
        return result;
    }

    /// <exception cref="SealBrokenException">The bytes were changed, moved, or sealed with another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, SealedPlace place, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Format)
        {
            throw new SealBrokenException(place.Column, null);
        }

        var plaintext = new byte[sealedBytes.Length - Overhead];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(
                sealedBytes.Slice(1, NonceBytes),
                sealedBytes.Slice(1 + NonceBytes, plaintext.Length),
                sealedBytes[^TagBytes..],
                plaintext,
                place.ToAssociatedData());
            return plaintext;
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new SealBrokenException(place.Column, broken);
        }
    }
}

/// <summary>Sealed bytes that do not open: a broken disk, a wrong key, or someone's hand.</summary>
public sealed class SealBrokenException(string column, Exception? inner)
    : Exception($"The sealed value of {column} does not open.", inner);
