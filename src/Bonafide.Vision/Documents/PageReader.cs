using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents;

/// <summary>Everything that stands on a document that was found: zone, symbol, print, and what they show of
/// forgery.</summary>
internal sealed class PageReader(TextReader reader)
{
    private static readonly Core.Documents.Mrz.MrzReader Zones = new(MrzOptions.Default);
    private readonly UprightPage _upright = new(reader);
    private readonly PrintedPage _printed = new(reader);
    private readonly LargePrintReader _largePrint = new(reader);
    private readonly IReadOnlyList<IPrintDetector> _detectors = ImageDetectors.OfPrint(DetectorOptions.Default);

    /// <summary>The steps in their order: turn, read, classify, look for what speaks against it.</summary>
    internal PageContent Read(LocatedDocument located, DocumentRequest request)
    {
        IReadOnlyList<LineBox> boxes = reader.Boxes(located.Straightened);
        var (zone, mrz) = Mrz(located.Straightened, boxes, request.Today);
        var turn = mrz is null ? _upright.Look(located.Straightened, boxes) : PageTurn.Unread;
        if (turn.IsUpsideDown)
        {
            located = located.Flipped();
            boxes = Flipped(boxes, located.Straightened);
            (zone, mrz) = Mrz(located.Straightened, boxes, request.Today);
        }

        var page = located.Straightened;
        var symbol = mrz is null ? Symbol(page) : null;
        var card = symbol is null
            ? null
            : AamvaReader.Read(symbol.Text, request.Part, located.InPhoto(symbol.Region));
        var printed = _printed.Read(located, boxes, turn.Read, zone, mrz, card, request);
        List<FieldReading> readings =
        [
            .. mrz is null ? [] : MrzReadings.Of(mrz, zone!, located, request.Part),
            .. card?.Readings ?? [],
            .. printed.Readings,
        ];
        var view = new PrintView(page, printed.Lines, _largePrint.Read(page), readings, located.InPhoto)
        {
            Layout = printed.Layout,
        };
        return new(
            located, printed.Class,
            mrz is null ? null : mrz.Facts with { Region = located.InPhoto(MrzReadings.Region(zone!)) },
            card?.Facts ?? Unknown(symbol, located), readings,
            InPhoto(printed.Portrait, located), InPhoto(printed.Ghost, located),
            [.. _detectors.SelectMany(detector => detector.Look(view))],
            printed.LineCount + (zone?.Lines.Count ?? 0));
    }

    private static Core.Facts.Quad? InPhoto(Core.Facts.Quad? place, LocatedDocument located) =>
        place is null ? null : located.InPhoto(place);

    /// <summary>The search for a place, up to 31 tries of seconds in all, is for pages that look like holding
    /// one.</summary>
    private static DecodedBarcode? Symbol(RgbImage page) =>
        BarcodeTexture.IsThere(page) ? BarcodeReader.ReadPdf417(page) : BarcodeReader.ReadPdf417AsItIs(page);

    private static BarcodeFacts? Unknown(DecodedBarcode? symbol, LocatedDocument located) =>
        symbol is null ? null : new("PDF417", null, null, null, [], located.InPhoto(symbol.Region));

    private (MrzLines? Lines, MrzDocument? Document) Mrz(RgbImage page, IReadOnlyList<LineBox> boxes, DateOnly today)
    {
        var lines = reader.ReadMrz(page, boxes);
        var document = lines is null ? null : Zones.Read(MrzReadings.Signs(lines), today);
        return (document is null ? null : lines, document);
    }

    private static List<LineBox> Flipped(IReadOnlyList<LineBox> boxes, RgbImage page) =>
        [.. boxes.Select(box => box with { X = page.Width - 1 - box.X, Y = page.Height - 1 - box.Y })
            .OrderBy(box => box.Y)];
}

/// <summary>What stands on the page; places are in pixels of the photo.</summary>
/// <param name="Document">The way up in which it was read.</param>
/// <param name="Zone">The machine readable zone.</param>
/// <param name="Barcode">A PDF417 symbol, known or not.</param>
/// <param name="LineCount">All lines that were found.</param>
internal sealed record PageContent(
    LocatedDocument Document,
    DocumentClass Class,
    MrzFacts? Zone,
    BarcodeFacts? Barcode,
    IReadOnlyList<FieldReading> Readings,
    Core.Facts.Quad? Portrait,
    Core.Facts.Quad? Ghost,
    IReadOnlyList<DetectorFinding> Findings,
    int LineCount);
