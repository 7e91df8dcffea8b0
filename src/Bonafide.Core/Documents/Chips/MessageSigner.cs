using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>SignerInfo of CMS (RFC 5652 §5.3) with signed attributes, which Doc 9303-10 §4.6.2 demands.</summary>
internal sealed record MessageSigner
{
    private const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    private const string MessageDigestAttribute = "1.2.840.113549.1.9.4";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    private const int MostAttributes = 16;
    private static readonly Asn1Tag KeyId = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag SignedAttributes = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>The signer by its certificate's issuer and serial number; null when it is named by its key.</summary>
    public (DistinguishedName Issuer, ReadOnlyMemory<byte> Serial)? ByIssuer { get; init; }

    public ReadOnlyMemory<byte> ByKey { get; init; }

    public required AlgorithmId Digest { get; init; }

    public required AlgorithmId Algorithm { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The attributes as they are signed: with the tag of a SET in place of their own.</summary>
    public required byte[] Attributes { get; init; }

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> MessageDigest { get; init; }

    /// <summary>When the signer says that it signed; null when it does not.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    public static MessageSigner Read(AsnReader info)
    {
        info.ReadInteger();
        (DistinguishedName, ReadOnlyMemory<byte>)? byIssuer = null;
        ReadOnlyMemory<byte> byKey = default;
        if (info.PeekTag().HasSameClassAndValue(KeyId))
        {
            byKey = info.ReadOctetString(KeyId);
        }
        else
        {
            var name = info.ReadSequence();
            byIssuer = (DistinguishedName.Read(name), name.ReadIntegerBytes());
        }

        var digest = AlgorithmId.Read(info);
        var attributes = info.PeekEncodedValue().ToArray();
        var set = info.ReadSetOf(SignedAttributes);
        attributes[0] = 0x31;
        return ReadAttributes(set, new()
        {
            ByIssuer = byIssuer,
            ByKey = byKey,
            Digest = digest,
            Attributes = attributes,
            Algorithm = AlgorithmId.Read(info),
            Signature = info.ReadOctetString(),
        });
    }

    public bool IsOf(ChipCertificate certificate) => ByIssuer is { } named
        ? named.Issuer.Is(certificate.Issuer) && named.Serial.Span.SequenceEqual(certificate.Serial.Span)
        : !ByKey.IsEmpty && ByKey.Span.SequenceEqual(certificate.Extended.SubjectKey.Span);

    private static MessageSigner ReadAttributes(AsnReader set, MessageSigner signer)
    {
        for (var number = 0; set.HasData && number < MostAttributes; number++)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf();
            signer = oid switch
            {
                ContentTypeAttribute => signer with { ContentType = values.ReadObjectIdentifier() },
                MessageDigestAttribute => signer with { MessageDigest = values.ReadOctetString() },
                SigningTimeAttribute => signer with { SignedAt = SignedStructure.ReadTime(values) },
                _ => signer,
            };
        }

        return signer;
    }
}
