using System.Formats.Asn1;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// A certificate of the travel documents' PKI (Doc 9303-12, RFC 5280 §4.1), read by our own bounded reader: those
/// that come with a chip are a stranger's bytes until a country's key has proven them.
/// </summary>
internal sealed record ChipCertificate
{
    /// <summary>A certificate has about 1 to 2 kB.</summary>
    public const int MaxBytes = 16 * 1024;

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3, isConstructed: true);

    public required ReadOnlyMemory<byte> Encoded { get; init; }

    public required SignedStructure Signed { get; init; }

    /// <summary>The content of the INTEGER.</summary>
    public required ReadOnlyMemory<byte> Serial { get; init; }

    public required DistinguishedName Issuer { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required PublicKeyInfo Key { get; init; }

    public required CertificateExtensions Extended { get; init; }

    public bool IsValidAt(DateTimeOffset instant) => instant >= NotBefore && instant <= NotAfter;

    /// <exception cref="AsnContentException">It is no certificate.</exception>
    public static ChipCertificate Read(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > MaxBytes)
        {
            throw new AsnContentException();
        }

        var signed = SignedStructure.Read(encoded);
        var content = new AsnReader(signed.Content, AsnEncodingRules.BER).ReadSequence();
        if (content.PeekTag().HasSameClassAndValue(Version))
        {
            content.ReadEncodedValue();
        }

        var serial = content.ReadIntegerBytes();
        content.ReadSequence();
        var issuer = DistinguishedName.Read(content);
        var validity = content.ReadSequence();
        var (from, to) = (SignedStructure.ReadTime(validity), SignedStructure.ReadTime(validity));
        var subject = DistinguishedName.Read(content);
        var key = content.ReadEncodedValue();
        var extended = new CertificateExtensions();
        while (content.HasData)
        {
            if (content.PeekTag().HasSameClassAndValue(Extensions))
            {
                extended = CertificateExtensions.Read(content.ReadSequence(Extensions).ReadSequence());
            }
            else
            {
                // issuerUniqueID and subjectUniqueID, which nothing here asks for.
                content.ReadEncodedValue();
            }
        }

        return new()
        {
            Encoded = encoded,
            Signed = signed,
            Serial = serial,
            Issuer = issuer,
            Subject = subject,
            NotBefore = from,
            NotAfter = to,
            Key = new(key),
            Extended = extended,
        };
    }

    /// <summary>Whether the key of this certificate made that signature.</summary>
    public ChipVerdict HasSigned(SignedStructure structure) => Key.Verify(
        SignatureScheme.Find(structure.Algorithm), structure.Content.Span, structure.Signature.Span);
}
