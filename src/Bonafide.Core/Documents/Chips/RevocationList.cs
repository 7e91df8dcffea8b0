using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>A country's list of revoked certificates (Doc 9303-12, RFC 5280 §5).</summary>
/// <param name="NextUpdate">After this instant its silence about a certificate says nothing.</param>
/// <param name="Serials">The serial numbers, hexadecimal.</param>
internal sealed record RevocationList(
    SignedStructure Signed, DistinguishedName Issuer, DateTimeOffset? NextUpdate, IReadOnlySet<string> Serials)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MostEntries = 100_000;

    /// <exception cref="AsnContentException">It is no such list.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > MaxBytes)
        {
            throw new AsnContentException();
        }

        var signed = SignedStructure.Read(encoded);
        var content = new AsnReader(signed.Content, AsnEncodingRules.BER).ReadSequence();
        if (content.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            content.ReadInteger();
        }

        content.ReadSequence();
        var issuer = DistinguishedName.Read(content);
        SignedStructure.ReadTime(content);
        DateTimeOffset? next = content.HasData && IsTime(content.PeekTag()) ? SignedStructure.ReadTime(content) : null;
        var serials = new HashSet<string>(StringComparer.Ordinal);
        if (content.HasData && content.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var entries = content.ReadSequence();
            while (entries.HasData)
            {
                serials.Add(Convert.ToHexStringLower(entries.ReadSequence().ReadIntegerBytes().Span));
                if (serials.Count > MostEntries)
                {
                    throw new AsnContentException();
                }
            }
        }

        return new(signed, issuer, next, serials);
    }

    public bool Lists(ChipCertificate certificate) =>
        Serials.Contains(Convert.ToHexStringLower(certificate.Serial.Span));

    private static bool IsTime(Asn1Tag tag) =>
        tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);
}
