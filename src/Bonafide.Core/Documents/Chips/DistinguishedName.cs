using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>A name of X.501, compared as it is encoded.</summary>
/// <param name="Country">The countryName, two upper-case letters (Doc 9303-12); null when there is none.</param>
internal sealed record DistinguishedName(ReadOnlyMemory<byte> Encoded, string? Country)
{
    private const string CountryName = "2.5.4.6";
    private const int MostParts = 32;

    public static DistinguishedName Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        string? country = null;
        for (var part = 0; sequence.HasData && part < MostParts; part++)
        {
            var set = sequence.ReadSetOf();
            var pair = set.ReadSequence();
            if (pair.ReadObjectIdentifier() == CountryName)
            {
                country ??= Text(pair);
            }
        }

        return new(encoded, country is { Length: 2 } ? country.ToUpperInvariant() : null);
    }

    public bool Is(DistinguishedName other) => Encoded.Span.SequenceEqual(other.Encoded.Span);

    private static string? Text(AsnReader pair)
    {
        var tag = pair.PeekTag();
        return tag.HasSameClassAndValue(Asn1Tag.PrimitiveBitString) || tag.TagClass != TagClass.Universal ? null
            : (UniversalTagNumber)tag.TagValue is UniversalTagNumber.PrintableString or UniversalTagNumber.UTF8String
                ? pair.ReadCharacterString((UniversalTagNumber)tag.TagValue)
                : null;
    }
}
