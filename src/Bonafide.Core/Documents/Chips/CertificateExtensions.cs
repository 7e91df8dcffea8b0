using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>The extensions that matter here (Doc 9303-12, RFC 5280 §4.2); others are passed over.</summary>
internal sealed record CertificateExtensions
{
    private const int MostExtensions = 64;
    private static readonly Asn1Tag KeyId = new(TagClass.ContextSpecific, 0);

    /// <summary>The subject key identifier; empty when there is none.</summary>
    public ReadOnlyMemory<byte> SubjectKey { get; init; }

    /// <summary>The authority key identifier; empty when there is none.</summary>
    public ReadOnlyMemory<byte> AuthorityKey { get; init; }

    /// <summary>basicConstraints says that it may issue certificates.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>keyUsage allows signatures, or is not there.</summary>
    public bool MaySign { get; init; } = true;

    /// <summary>extKeyUsage is there: a signer of lists or seals, and never of documents.</summary>
    public bool HasExtendedUse { get; init; }

    public static CertificateExtensions Read(AsnReader sequence)
    {
        var read = new CertificateExtensions();
        for (var number = 0; sequence.HasData && number < MostExtensions; number++)
        {
            var extension = sequence.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
            {
                extension.ReadBoolean();
            }

            var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.BER);
            read = oid switch
            {
                "2.5.29.14" => read with { SubjectKey = value.ReadOctetString() },
                "2.5.29.35" => read with { AuthorityKey = ReadAuthorityKey(value.ReadSequence()) },
                "2.5.29.19" => read with { IsAuthority = ReadIsAuthority(value.ReadSequence()) },
                "2.5.29.15" => read with { MaySign = value.ReadBitString(out _) is [>= 0x80, ..] },
                "2.5.29.37" => read with { HasExtendedUse = true },
                _ => read,
            };
        }

        return read;
    }

    private static ReadOnlyMemory<byte> ReadAuthorityKey(AsnReader sequence) =>
        sequence.HasData && sequence.PeekTag().HasSameClassAndValue(KeyId)
            ? sequence.ReadOctetString(KeyId)
            : default(ReadOnlyMemory<byte>);

    private static bool ReadIsAuthority(AsnReader sequence) =>
        sequence.HasData && sequence.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && sequence.ReadBoolean();
}
