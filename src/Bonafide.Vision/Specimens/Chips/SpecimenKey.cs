using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bonafide.Vision.Specimens.Chips;

/// <summary>How a specimen signs; the first four are schemes of ICAO Doc 9303-12</summary>
public enum SpecimenScheme
{
    RsaPkcs1 = 1,

    RsaPss,

    Ecdsa,

    /// <summary>ECDSA on a curve whose parameters are written out (Doc 9303-12).</summary>
    EcdsaExplicit,
}

/// <summary>A new key with everything that certificates and signatures say of it.</summary>
public sealed class SpecimenKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _elliptic;
    private readonly SpecimenScheme _scheme;
    private readonly HashAlgorithmName _hash;

    /// <summary>Keys alone are not made from a seed.</summary>
    /// <param name="hash">SHA256, SHA384 or SHA512; SHA1 too, to see it refused.</param>
    public SpecimenKey(SpecimenScheme scheme, HashAlgorithmName hash)
    {
        (_scheme, _hash) = (scheme, hash);
        switch (scheme)
        {
            case SpecimenScheme.Ecdsa:
                _elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                break;
            case SpecimenScheme.EcdsaExplicit:
                using (var named = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1))
                {
                    _elliptic = ECDsa.Create(named.ExportExplicitParameters(includePrivateParameters: true));
                }

                break;
            default:
                _rsa = RSA.Create(2048);
                break;
        }
    }

    public byte[] PublicKeyInfo => _rsa?.ExportSubjectPublicKeyInfo() ?? _elliptic!.ExportSubjectPublicKeyInfo();

    /// <summary>SHA-1 of the key, as RFC 5280 §4.2.1.2 proposes: an identifier and no proof.</summary>
    public byte[] Identifier
    {
        get
        {
            var info = new AsnReader(PublicKeyInfo, AsnEncodingRules.DER).ReadSequence();
            info.ReadSequence();
            return CryptographicOperations.HashData(HashAlgorithmName.SHA1, info.ReadBitString(out _));
        }
    }

    internal HashAlgorithmName Hash => _hash;

    public byte[] Sign(byte[] data) => _scheme switch
    {
        SpecimenScheme.RsaPkcs1 => _rsa!.SignData(data, _hash, RSASignaturePadding.Pkcs1),
        SpecimenScheme.RsaPss => _rsa!.SignData(data, _hash, RSASignaturePadding.Pss),
        _ => _elliptic!.SignData(data, _hash, DSASignatureFormat.Rfc3279DerSequence),
    };

    /// <summary>Writes the AlgorithmIdentifier of the signatures.</summary>
    internal void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(_scheme switch
            {
                SpecimenScheme.RsaPss => "1.2.840.113549.1.1.10",
                SpecimenScheme.RsaPkcs1 => $"1.2.840.113549.1.1.{Of("5", "11", "12", "13")}",
                _ => $"1.2.840.10045.4.{Of("1", "3.2", "3.3", "3.4")}",
            });
            if (_scheme == SpecimenScheme.RsaPkcs1)
            {
                writer.WriteNull();
            }
            else if (_scheme == SpecimenScheme.RsaPss)
            {
                WritePss(writer);
            }
        }
    }

    public void Dispose()
    {
        _rsa?.Dispose();
        _elliptic?.Dispose();
    }

    /// <summary>RSASSA-PSS-params (RFC 4055 §3.1) with a salt as long as the hash.</summary>
    private void WritePss(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Tag(0)))
            {
                SpecimenAsn.WriteHash(writer, _hash);
            }

            using (writer.PushSequence(Tag(1)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.8");
                SpecimenAsn.WriteHash(writer, _hash);
            }

            using (writer.PushSequence(Tag(2)))
            {
                writer.WriteInteger(CryptographicOperations.HashData(_hash, []).Length);
            }
        }
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);

    private string Of(string sha1, string sha256, string sha384, string sha512) =>
        _hash == HashAlgorithmName.SHA1 ? sha1
        : _hash == HashAlgorithmName.SHA384 ? sha384
        : _hash == HashAlgorithmName.SHA512 ? sha512
        : sha256;
}
