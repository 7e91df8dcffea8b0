using System.Formats.Asn1;
using System.Text;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Chips;

/// <summary>DG1: the machine readable zone as the chip holds it (Doc 9303-10 §4.7.1).</summary>
internal static class ChipMrz
{
    private static readonly Asn1Tag FileTag = new(TagClass.Application, 1, isConstructed: true);
    private static readonly Asn1Tag ZoneTag = new(TagClass.Application, 0x1F);
    private static readonly MrzReader Reader = new(MrzOptions.Default);

    /// <summary>Null when it is no zone, or one that its own check digits contradict.</summary>
    /// <exception cref="AsnContentException">It is no DG1.</exception>
    public static MrzDocument? Read(ReadOnlyMemory<byte> file, DateOnly today)
    {
        var zone = Encoding.ASCII.GetString(
            new AsnReader(file, AsnEncodingRules.BER).ReadSequence(FileTag).ReadOctetString(ZoneTag));
        var width = zone.Length switch { 90 => 30, 72 => 36, 88 => 44, _ => 0 };
        if (width == 0)
        {
            return null;
        }

        var lines = zone.Chunk(width).Select(line => new string(line)).ToList();
        var read = Reader.Read(
            [.. lines.Select(line => (IReadOnlyList<MrzSign>)[.. line.Select(sign => new MrzSign(sign, 1))])], today);
        return read is not null && read.Facts.AllChecksRight && read.Facts.Lines.SequenceEqual(lines) ? read : null;
    }

    /// <summary>The fields as readings of the chip.</summary>
    public static IReadOnlyList<FieldReading> Readings(MrzDocument zone) =>
    [
        .. zone.Fields.Select(field => new FieldReading(
            field.Name, field.Value, field.Raw, FieldSource.Chip, 1, ChipFacts.Part, null, field.Truncated)),
    ];
}
