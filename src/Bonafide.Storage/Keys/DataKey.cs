using System.Security.Cryptography;
using System.Text;

namespace Bonafide.Storage.Keys;

/// <summary>
/// The key of one account or one execution. It lives as long as its wrapped form is in the row: shredding the row's
/// key makes everything under it unreadable.
/// </summary>
public sealed class DataKey
{
    private readonly byte[] _key;

    internal DataKey(byte[] key) => _key = key;

    public byte[] Seal(SealedPlace place, ReadOnlySpan<byte> plaintext) => Sealer.Seal(_key, place, plaintext);

    public byte[]? SealText(SealedPlace place, string? text) =>
        text is null ? null : Seal(place, Encoding.UTF8.GetBytes(text));

    public byte[] Open(SealedPlace place, ReadOnlySpan<byte> sealedBytes) => Sealer.Open(_key, place, sealedBytes);

    public string? OpenText(SealedPlace place, byte[]? sealedBytes) =>
        sealedBytes is null ? null : Encoding.UTF8.GetString(Open(place, sealedBytes));

    internal byte[] Wrapped(byte[] wrappingKey, SealedPlace place) => Sealer.Seal(wrappingKey, place, _key);

    /// <summary>A key of its own for each blob, so that chunks may count their nonces from zero.</summary>
    internal byte[] ForBlob(Guid blob) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256, _key, Sealer.KeyBytes, blob.ToByteArray(bigEndian: true),
                "bonafide blob"u8.ToArray());
}
