using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents;

/// <summary>Recognised lines as the zone's reader takes them, and its fields as readings with their places.</summary>
internal static class MrzReadings
{
    internal static IReadOnlyList<IReadOnlyList<MrzSign>> Signs(MrzLines zone) =>
        [.. zone.Lines.Select(line => (IReadOnlyList<MrzSign>)
            [.. line.Signs.Select(sign => new MrzSign(sign.Sign, sign.Confidence, (sign.Start + sign.End) / 2))])];

    /// <param name="page">Where it was read.</param>
    /// <param name="part">The part's classifier.</param>
    internal static IEnumerable<FieldReading> Of(
        MrzDocument document, MrzLines zone, LocatedDocument page, string part) =>
        document.Fields.Select(field => new FieldReading(
            field.Name, field.Value, field.Raw, field.Source, field.Confidence, part,
            page.InPhoto(Place(field, document.Facts.Lines[field.Line].Length, zone.Lines[field.Line])),
            field.Truncated));

    /// <summary>From the first to the last line.</summary>
    internal static Quad Region(MrzLines zone)
    {
        var (first, last) = (zone.Lines[0].Box, zone.Lines[^1].Box);
        return new(first.X0, first.Y0, first.X1, first.Y1, last.X2, last.Y2, last.X3, last.Y3);
    }

    /// <summary>The zone has a fixed pitch, so the columns divide what lies between its first and its last
    /// sign.</summary>
    private static Quad Place(MrzFieldValue field, int length, TextLine line)
    {
        var (start, end) = line.Signs.Count == 0 ? (0, 1) : (line.Signs[0].Start, line.Signs[^1].End);
        var pitch = (end - start) / length;
        return line.Box.Between(start + (field.Column * pitch), start + ((field.Column + field.Length) * pitch));
    }
}
