using System.Security.Cryptography;

namespace Bonafide.Engine.Devices;

/// <summary>
/// The layout of a blackbox, before base64: form, length of the nonce, nonce; then, sealed (form 1), the collector's
/// public point, an IV and AES-256-GCM over the evidence with all that stands before as associated data. The key is
/// HKDF-SHA256 of the ECDH secret, salted by the nonce. Form 2 has the evidence in the clear, from pages without
/// WebCrypto (insecure contexts). Either way whoever holds the page can write any evidence: sealing hides it, and the
/// nonce says when, for whom and from where it was collected.
/// </summary>
internal static class BlackboxFormat
{
    private const byte SealedForm = 1;
    private const byte ClearForm = 2;
    private const int HeaderBytes = 2;
    private const int IvBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Characters; more than the upload of one takes.</summary>
    private const int MostText = 128 * 1024;

    /// <summary>Null unless one of the keys made its nonce and it is whole.</summary>
    public static (CollectorNonce Nonce, byte[] Evidence)? Open(IEnumerable<DeviceKey> keys, string blackbox)
    {
        var buffer = new byte[Math.Min(blackbox.Length, MostText)];
        if (blackbox.Length > MostText || !Convert.TryFromBase64String(blackbox, buffer, out var length)
            || length < HeaderBytes || length < HeaderBytes + buffer[1])
        {
            return null;
        }

        var box = buffer.AsSpan(0, length);
        var token = box.Slice(HeaderBytes, box[1]);
        foreach (var key in keys)
        {
            if (CollectorNonce.Open(key, token) is { } nonce)
            {
                return Evidence(key, box, token) is { } evidence ? (nonce, evidence) : null;
            }
        }

        return null;
    }

    private static byte[]? Evidence(DeviceKey key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> token)
    {
        var rest = box[(HeaderBytes + token.Length)..];
        return box[0] switch
        {
            ClearForm => rest.ToArray(),
            SealedForm when rest.Length > DeviceKey.PointBytes + IvBytes + TagBytes => Unseal(key, box, token, rest),
            _ => null,
        };
    }

    private static byte[]? Unseal(
        DeviceKey key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> token, ReadOnlySpan<byte> rest)
    {
        if (key.Agree(rest[..DeviceKey.PointBytes]) is not { } secret)
        {
            return null;
        }

        Span<byte> sealing = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, sealing, token, "bonafide blackbox"u8);
        var cipherText = rest[(DeviceKey.PointBytes + IvBytes)..];
        var plain = new byte[cipherText.Length - TagBytes];
        using var cipher = new AesGcm(sealing, TagBytes);
        try
        {
            cipher.Decrypt(
                rest.Slice(DeviceKey.PointBytes, IvBytes), cipherText[..^TagBytes], cipherText[^TagBytes..], plain,
                box[..^cipherText.Length]);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
