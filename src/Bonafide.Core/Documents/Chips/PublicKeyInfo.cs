using System.Formats.Asn1;
using System.Security.Cryptography;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// A public key of a certificate (RFC 5280 §4.1.2.7), with which signatures are checked. Elliptic curves may come with
/// their parameters written out, as Doc 9303-12 wants it.
/// </summary>
internal sealed class PublicKeyInfo(ReadOnlyMemory<byte> encoded)
{
    /// <summary>No key of Doc 9303-12 is longer; it bounds the work that a stranger can ask for.</summary>
    private const int MaxBytes = 2048;

    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;
    private const int LeastCurveBits = 224;
    private const int MostCurveBits = 640;
    private const string EllipticKey = "1.2.840.10045.2.1";

    /// <summary>Unknown when the scheme, the key or its size is none that is allowed.</summary>
    public ChipVerdict Verify(SignatureScheme? scheme, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (scheme is null || encoded.Length > MaxBytes)
        {
            return ChipVerdict.Unknown;
        }

        try
        {
            return scheme.Padding is { } padding
                ? VerifyRsa(scheme.Hash, padding, data, signature)
                : VerifyElliptic(scheme, data, signature);
        }
        catch (Exception odd) when (odd is CryptographicException or AsnContentException or NotSupportedException)
        {
            return ChipVerdict.Unknown;
        }
    }

    private ChipVerdict VerifyRsa(
        HashAlgorithmName hash, RSASignaturePadding padding, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        // Read past the key's algorithm: some states name RSASSA-PSS there, which the importer does not know.
        var (_, bits) = Read();
        using var key = RSA.Create();
        key.ImportRSAPublicKey(bits.Span, out _);
        return key.KeySize is < LeastRsaBits or > MostRsaBits
            ? ChipVerdict.Unknown
            : Verdict(key.VerifyData(data, signature, hash, padding));
    }

    private ChipVerdict VerifyElliptic(
        SignatureScheme scheme, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (Read().Algorithm.Oid != EllipticKey)
        {
            return ChipVerdict.Unknown;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(encoded.Span, out _);
        return key.KeySize is < LeastCurveBits or > MostCurveBits
            ? ChipVerdict.Unknown
            : Verdict(key.VerifyData(data, signature, scheme.Hash, scheme.Format));
    }

    private (AlgorithmId Algorithm, ReadOnlyMemory<byte> Bits) Read()
    {
        var sequence = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        return (AlgorithmId.Read(sequence), sequence.ReadBitString(out _));
    }

    private static ChipVerdict Verdict(bool holds) => holds ? ChipVerdict.Right : ChipVerdict.Wrong;
}
