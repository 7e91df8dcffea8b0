using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// Reads what is printed for people, and settles with it what kind of document this is: by a known layout, of which
/// only the fields are recognised, or by the labels of all lines.
/// </summary>
internal sealed class PrintedPage(TextReader reader)
{
    /// <summary>Lines read on one image of an ID; more is not a card.</summary>
    private const int MostIdLines = 60;

    /// <summary>Lines read on one page of another document; they are the upper ones, where its head is.</summary>
    private const int MostPageLines = 90;

    /// <summary>Print lower than this many pixels of the page cannot be read.</summary>
    private const int MinHeight = 9;

    /// <summary>Print this many times higher than most may say that the document is a sample.</summary>
    private const double LargePrint = 2;

    /// <summary>Of a kind that a layout's anchors prove.</summary>
    private const double LayoutConfidence = 0.9;

    /// <param name="read">Those of the lines that were read before.</param>
    internal PrintedContent Read(
        LocatedDocument located, IReadOnlyList<LineBox> boxes, IReadOnlyDictionary<Images.Quad, TextLine> read,
        MrzLines? zone, MrzDocument? mrz, AamvaDocument? card, DocumentRequest request)
    {
        var isOther = request.Document is not null;
        var lines = new PageLines(
            reader, located.Straightened, [.. boxes.Where(box => box.Thickness >= MinHeight && !IsInZone(box, zone))],
            read);
        var coded = Coded(mrz, card, request.Part);
        if (!isOther && LayoutMatch.Find(lines, coded ?? DocumentClass.Unknown) is { } fit)
        {
            var layout = fit.Layout;
            var values = LayoutReader.Read(lines, fit, request.Today).ToList();
            ReadLargePrint(lines);
            return Content(lines, Class(layout, coded, lines.Known, request.Part), values, FieldSource.PrintedLayout,
                located, request.Part) with
            {
                Layout = layout,
                Portrait = layout.Portrait is null ? null : fit.Place(layout.Portrait),
                Ghost = layout.Ghost is null ? null : fit.Place(layout.Ghost),
            };
        }

        var all = lines.All(isOther ? MostPageLines : MostIdLines);
        var kind = Class(all, coded, request.Part);
        if (isOther && coded is null && Titles.Paper(all, located.Straightened.Height) is { } code)
        {
            kind = Titles.OfPaper(kind, code);
        }

        var words = isOther ? LabelWords.OfDocuments : LabelWords.OfIds;
        var readings = new LabelReader(words, request.Document).Read(
            [.. all.Select(PrintedLine.Of)], kind.Country ?? request.Country, request.Today);
        return Content(lines, kind, readings, FieldSource.PrintedLabel, located, request.Part);
    }

    private static PrintedContent Content(
        PageLines lines, DocumentClass kind, IEnumerable<PrintedReading> readings, FieldSource source,
        LocatedDocument located, string part) => new(
            lines.Known, kind,
            [.. readings.Select(reading => new FieldReading(
                reading.Field, reading.Value, reading.Line.Text, source, Math.Round(reading.Confidence, 4), part,
                located.InPhoto(reading.Line.Line.Box)))],
            null, null, lines.Boxes.Count);

    private static void ReadLargePrint(PageLines lines)
    {
        var heights = lines.Boxes.Select(box => box.Thickness).Order().ToList();
        lines.Recognise(Enumerable.Range(0, lines.Boxes.Count)
            .Where(index => lines.Boxes[index].Thickness > heights[heights.Count / 2] * LargePrint)
            .Select(index => new LineCut(index)));
    }

    private static DocumentClass? Coded(MrzDocument? mrz, AamvaDocument? card, string part) =>
        mrz is not null ? MrzClass.Of(mrz, part)
        : card is { Type: { } type } ? new DocumentClass(
            card.Country, type, type == "ID_CARD" ? "OTHER_ID" : "REGULAR_DRIVING_LICENSE", "BACK", card.State, null,
            false, 0.95)
        : null;

    private static DocumentClass Class(
        DocumentLayout layout, DocumentClass? coded, IReadOnlyList<TextLine> lines, string part) => new(
            layout.Country, layout.Type, layout.SubType ?? coded?.SubType, layout.Side,
            coded?.State ?? Titles.Of(lines, part).State, layout.Name, false,
            Math.Max(LayoutConfidence, coded?.Confidence ?? 0));

    /// <summary>The zone and the symbol say it best; titles fill what they leave open.</summary>
    private static DocumentClass Class(IReadOnlyList<TextLine> lines, DocumentClass? coded, string part)
    {
        var titled = Titles.Of(lines, part);
        return coded is null ? titled : coded with
        {
            Country = coded.Country ?? titled.Country,
            SubType = titled.Type == coded.Type ? titled.SubType ?? coded.SubType : coded.SubType,
            State = coded.State ?? (coded.Country == titled.Country ? titled.State : null),
        };
    }

    private static bool IsInZone(LineBox box, MrzLines? zone) => zone is not null && zone.Lines.Any(line =>
    {
        var (left, top, width, height) = line.Box.Bounds();
        return box.X > left && box.X < left + width && box.Y > top && box.Y < top + height;
    });
}

/// <summary>What was read of the print.</summary>
/// <param name="Lines">Those that were recognised.</param>
/// <param name="Portrait">In pixels of the page.</param>
/// <param name="Ghost">In pixels of the page.</param>
/// <param name="LineCount">All lines that were found.</param>
internal sealed record PrintedContent(
    IReadOnlyList<TextLine> Lines, DocumentClass Class, IReadOnlyList<FieldReading> Readings,
    Quad? Portrait, Quad? Ghost, int LineCount)
{
    /// <summary>That which was recognised; null where labels were gone by.</summary>
    internal DocumentLayout? Layout { get; init; }
}
