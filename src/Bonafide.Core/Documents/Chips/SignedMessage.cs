using System.Formats.Asn1;
using System.Security.Cryptography;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// SignedData of CMS (RFC 5652 §5) with one signer, as document security objects and master lists are
/// (Doc 9303-10 §4.6.2, 9303-12).
/// </summary>
internal sealed record SignedMessage
{
    private const string SignedDataType = "1.2.840.113549.1.7.2";
    private const int MostCertificates = 16;
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public required string ContentType { get; init; }

    public required ReadOnlyMemory<byte> Content { get; init; }

    public required IReadOnlyList<ChipCertificate> Certificates { get; init; }

    public required MessageSigner Signer { get; init; }

    /// <exception cref="AsnContentException">It is no such message.</exception>
    public static SignedMessage Read(ReadOnlyMemory<byte> encoded)
    {
        var outer = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        if (outer.ReadObjectIdentifier() != SignedDataType)
        {
            throw new AsnContentException();
        }

        var data = outer.ReadSequence(Zero).ReadSequence();
        data.ReadInteger();
        data.ReadSetOf();
        var inner = data.ReadSequence();
        var type = inner.ReadObjectIdentifier();
        var content = inner.ReadSequence(Zero).ReadOctetString();
        var certificates = new List<ChipCertificate>();
        if (data.PeekTag().HasSameClassAndValue(Zero))
        {
            var set = data.ReadSetOf(Zero);
            while (set.HasData && certificates.Count < MostCertificates)
            {
                certificates.Add(ChipCertificate.Read(set.ReadEncodedValue()));
            }
        }

        if (data.PeekTag().HasSameClassAndValue(One))
        {
            data.ReadEncodedValue();
        }

        return new()
        {
            ContentType = type,
            Content = content,
            Certificates = certificates,
            Signer = MessageSigner.Read(data.ReadSetOf().ReadSequence()),
        };
    }

    /// <summary>The certificate that the signer names, among those that came along.</summary>
    public ChipCertificate? SignerCertificate => Certificates.FirstOrDefault(Signer.IsOf);

    /// <summary>
    /// RFC 5652 §5.4: the attributes carry the content's type and its hash, and the signature covers the attributes.
    /// </summary>
    public ChipVerdict Verify(ChipCertificate certificate)
    {
        if (AlgorithmId.Hash(Signer.Digest.Oid) is not { } hash)
        {
            return ChipVerdict.Unknown;
        }

        var digest = CryptographicOperations.HashData(hash, Content.Span);
        if (Signer.ContentType != ContentType || !Signer.MessageDigest.Span.SequenceEqual(digest))
        {
            return ChipVerdict.Wrong;
        }

        return certificate.Key.Verify(
            SignatureScheme.Find(Signer.Algorithm, Signer.Digest), Signer.Attributes, Signer.Signature.Span);
    }
}
