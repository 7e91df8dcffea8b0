using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>SIGNED of X.509: certificates and revocation lists alike (RFC 5280 §4.1, §5.1).</summary>
/// <param name="Content">What is signed, with its tag and length.</param>
internal sealed record SignedStructure(
    ReadOnlyMemory<byte> Content, AlgorithmId Algorithm, ReadOnlyMemory<byte> Signature)
{
    /// <exception cref="AsnContentException">It is no such structure.</exception>
    public static SignedStructure Read(ReadOnlyMemory<byte> encoded)
    {
        var reader = new AsnReader(encoded, AsnEncodingRules.BER);
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var read = new SignedStructure(
            sequence.ReadEncodedValue(), AlgorithmId.Read(sequence), sequence.ReadBitString(out _));
        sequence.ThrowIfNotEmpty();
        return read;
    }

    /// <summary>UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5).</summary>
    public static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
