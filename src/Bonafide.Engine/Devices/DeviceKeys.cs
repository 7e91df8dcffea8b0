using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Devices;

/// <summary>
/// What one secret of the installation is used for: an ECDH key pair that blackboxes are sealed to, a key that seals
/// nonces, and one that signs subkeys (the latter two by HKDF-SHA256, RFC 5869).
/// </summary>
internal sealed class DeviceKey
{
    public const int PointBytes = 65;

    private const int CoordinateBytes = 32;
    private readonly Lock _using = new();
    private readonly ECDiffieHellman _pair = ECDiffieHellman.Create();

    public DeviceKey(byte[] pkcs8)
    {
        // Checking a key pair costs as much as using it, so that it is read once.
        _pair.ImportPkcs8PrivateKey(pkcs8, out _);
        var point = _pair.ExportParameters(includePrivateParameters: false).Q;
        PublicPoint = [4, .. point.X!, .. point.Y!];
        Nonces = HKDF.DeriveKey(HashAlgorithmName.SHA256, pkcs8, 32, info: "bonafide device nonce"u8.ToArray());
        Subkeys = HKDF.DeriveKey(HashAlgorithmName.SHA256, pkcs8, 32, info: "bonafide device subkey"u8.ToArray());
    }

    public byte[] Nonces { get; }

    public byte[] Subkeys { get; }

    /// <summary>The public point, uncompressed (SEC 1 §2.3.3), as WebCrypto imports it.</summary>
    public byte[] PublicPoint { get; }

    /// <summary>The shared secret with a point that a collector made; null when it is none on the curve.</summary>
    public byte[]? Agree(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != 4)
        {
            return null;
        }

        try
        {
            using var other = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new()
                {
                    X = point.Slice(1, CoordinateBytes).ToArray(),
                    Y = point[(1 + CoordinateBytes)..].ToArray(),
                },
            });
            lock (_using)
            {
                return _pair.DeriveRawSecretAgreement(other.PublicKey);
            }
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The installation's keys for devices, the current one first.</summary>
internal static class DeviceKeys
{
    /// <summary>For as long as the secrets are kept in memory.</summary>
    private static readonly ConditionalWeakTable<InstallationSecret, DeviceKey> Made = [];

    public static async Task<List<DeviceKey>> OfAsync(SigningSecrets secrets, CancellationToken cancellationToken)
    {
        var known = await secrets.OfKindAsync(SecretKinds.DeviceBox, cancellationToken).ConfigureAwait(false);
        return [.. known.Select(secret => Made.GetValue(secret, static one => new(one.Secret)))];
    }
}
