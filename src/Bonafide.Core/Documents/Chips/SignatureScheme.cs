using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// How a signature is checked: the schemes and hashes of Doc 9303-12. Everything else, MD5 and SHA-1 among
/// it, is no scheme: what is signed with it is neither proven nor disproven.
/// </summary>
internal sealed record SignatureScheme(
    HashAlgorithmName Hash, RSASignaturePadding? Padding = null, DSASignatureFormat Format = default)
{
    private const string Rsa = "1.2.840.113549.1.1.";
    private const string Ecdsa = "1.2.840.10045.4.3.";

    /// <summary>ecdsa-plain-signatures of BSI TR-03111 §5.2.1.</summary>
    private const string PlainEcdsa = "0.4.0.127.0.7.1.1.4.1.";

    private const string Mgf1 = Rsa + "8";

    /// <param name="digest">
    /// The digest algorithm of CMS, which completes identifiers that name a kind of key alone (RFC 5652 §5.3); null
    /// where there is none.
    /// </param>
    public static SignatureScheme? Find(AlgorithmId algorithm, AlgorithmId? digest = null)
    {
        var completed = digest is null ? null : AlgorithmId.Hash(digest.Oid);
        return algorithm.Oid switch
        {
            Rsa + "1" when completed is { } hash => new(hash, RSASignaturePadding.Pkcs1),
            Rsa + "11" => new(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            Rsa + "12" => new(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            Rsa + "13" => new(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            Rsa + "10" => Pss(algorithm.Parameters),
            Ecdsa + "2" => Elliptic(HashAlgorithmName.SHA256),
            Ecdsa + "3" => Elliptic(HashAlgorithmName.SHA384),
            Ecdsa + "4" => Elliptic(HashAlgorithmName.SHA512),
            PlainEcdsa + "3" => Plain(HashAlgorithmName.SHA256),
            PlainEcdsa + "4" => Plain(HashAlgorithmName.SHA384),
            PlainEcdsa + "5" => Plain(HashAlgorithmName.SHA512),
            _ => null,
        };
    }

    private static SignatureScheme Elliptic(HashAlgorithmName hash) =>
        new(hash, Format: DSASignatureFormat.Rfc3279DerSequence);

    private static SignatureScheme Plain(HashAlgorithmName hash) =>
        new(hash, Format: DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>
    /// RSASSA-PSS-params of RFC 4055 §3.1: the mask made with the same hash, the salt as long as it. The platform
    /// checks no others.
    /// </summary>
    /// <exception cref="AsnContentException">The parameters are malformed.</exception>
    private static SignatureScheme? Pss(ReadOnlyMemory<byte> parameters)
    {
        if (parameters.IsEmpty)
        {
            return null;
        }

        var sequence = new AsnReader(parameters, AsnEncodingRules.BER).ReadSequence();
        var hash = Explicit(sequence, 0) is { } first ? AlgorithmId.Read(first) : null;
        var mask = Explicit(sequence, 1) is { } second ? AlgorithmId.Read(second) : null;
        var salt = Explicit(sequence, 2) is { } third && third.TryReadInt32(out var given) ? given : 20;
        if (hash is null || mask is null || mask.Oid != Mgf1 || mask.Parameters.IsEmpty)
        {
            return null;
        }

        var maskHash = AlgorithmId.Read(new AsnReader(mask.Parameters, AsnEncodingRules.BER)).Oid;
        return AlgorithmId.Hash(hash.Oid) is { } name && maskHash == hash.Oid && salt == LengthOf(name)
            ? new(name, RSASignaturePadding.Pss)
            : null;
    }

    private static int LengthOf(HashAlgorithmName hash) => CryptographicOperations.HashData(hash, []).Length;

    private static AsnReader? Explicit(AsnReader sequence, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        return sequence.HasData && sequence.PeekTag().HasSameClassAndValue(tag) ? sequence.ReadSequence(tag) : null;
    }
}
