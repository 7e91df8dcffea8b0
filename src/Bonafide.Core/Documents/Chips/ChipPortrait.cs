using System.Buffers.Binary;
using System.Formats.Asn1;

namespace Bonafide.Core.Documents.Chips;

/// <summary>
/// DG2: the holder's portrait (Doc 9303-10 §4.7.2) in a facial record of ISO/IEC 19794-5:2005 §5. Records by
/// ISO/IEC 39794-5 are not read.
/// </summary>
public static class ChipPortrait
{
    private const int RecordHeader = 14;
    private const int ImageHeader = 20;
    private const int FeaturePoint = 8;
    private const int ImageInformation = 12;
    private static readonly Asn1Tag FileTag = new(TagClass.Application, 0x15, isConstructed: true);
    private static readonly Asn1Tag GroupTag = new(TagClass.Application, 0x61, isConstructed: true);
    private static readonly Asn1Tag TemplateTag = new(TagClass.Application, 0x60, isConstructed: true);
    private static readonly Asn1Tag BlockTag = new(TagClass.Application, 0x2E);

    /// <summary>The encoded image, JPEG or JPEG 2000, of the first portrait; empty when none could be found.</summary>
    public static ReadOnlyMemory<byte> Image(ChipFile chip)
    {
        var file = chip.DataGroup(2);
        if (file.IsEmpty)
        {
            return default;
        }

        try
        {
            var group = new AsnReader(file, AsnEncodingRules.BER).ReadSequence(FileTag).ReadSequence(GroupTag);
            group.ReadInteger();
            var template = group.ReadSequence(TemplateTag);
            while (!template.PeekTag().HasSameClassAndValue(BlockTag))
            {
                template.ReadEncodedValue();
            }

            return FirstOf(template.ReadOctetString(BlockTag));
        }
        catch (AsnContentException)
        {
            return default;
        }
    }

    private static ReadOnlyMemory<byte> FirstOf(ReadOnlyMemory<byte> record)
    {
        var bytes = record.Span;
        if (bytes.Length < RecordHeader + ImageHeader || !bytes.StartsWith("FAC\0"u8))
        {
            return default;
        }

        var image = bytes[RecordHeader..];
        var length = BinaryPrimitives.ReadUInt32BigEndian(image);
        var start = ImageHeader + (BinaryPrimitives.ReadUInt16BigEndian(image[4..]) * FeaturePoint) + ImageInformation;
        return length > (uint)image.Length || start >= (int)length
            ? default
            : record.Slice(RecordHeader + start, (int)length - start);
    }
}
