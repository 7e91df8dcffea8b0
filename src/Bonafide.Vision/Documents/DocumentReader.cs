using Bonafide.Core.Documents.Aamva;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents;

/// <summary>From the pixels of one photo to everything that can be said of the document on it.</summary>
/// <param name="reader">Stays the caller's.</param>
public sealed class DocumentReader(TextReader reader)
{
    private static readonly Core.Documents.Mrz.MrzReader Zones = new(MrzOptions.Default);
    private readonly DocumentLocator _locator = new(reader.Detector);
    private readonly UprightPage _upright = new(reader);
    private readonly PrintedPage _printed = new(reader);
    private readonly LargePrintReader _largePrint = new(reader);
    private readonly IReadOnlyList<IImageDetector> _detectors = ImageDetectors.All(DetectorOptions.Default);

    /// <summary>The steps in their order: find, turn, read, classify, measure, look for what speaks against
    /// it.</summary>
    /// <param name="grid">Of the file that the photo was decoded from; null where it cannot be told.</param>
    public DocumentImageFacts Read(RgbImage photo, DocumentRequest request, CompressionGrid? grid = null)
    {
        var located = _locator.Locate(photo);
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
        var view = new DocumentView(
            request.Part, photo, page, printed.Lines, _largePrint.Read(page), printed.Class, readings,
            printed.Portrait, located.InPhoto)
        {
            Layout = printed.Layout,
            Grid = grid,
        };
        var isFound = located.Location.Found || mrz is not null || symbol is not null;
        return new(
            request.Part, request.Page, view.Quality.ToFacts(photo),
            located.Location with
            {
                Found = isFound,
                DocumentCount = isFound ? Math.Max(1, located.Location.DocumentCount) : 0,
            },
            printed.Class,
            mrz is null ? null : mrz.Facts with { Region = located.InPhoto(MrzReadings.Region(zone!)) },
            card?.Facts ?? Unknown(symbol, located), readings,
            InPhoto(printed.Portrait, located), InPhoto(printed.Ghost, located),
            [.. _detectors.SelectMany(detector => detector.Look(view))],
            printed.LineCount + (zone?.Lines.Count ?? 0));
    }

    /// <summary>Finds the document and looks for what speaks against its surface. Nothing is read, so detectors that
    /// go by text find nothing.</summary>
    internal DocumentImageFacts LookAtSurface(
        RgbImage photo, DocumentRequest request, CompressionGrid? grid = null)
    {
        var located = _locator.Locate(photo);
        var view = new DocumentView(
            request.Part, photo, located.Straightened, [], [], DocumentClass.Unknown, [], null, located.InPhoto)
        {
            Grid = grid,
        };
        return new(
            request.Part, request.Page, view.Quality.ToFacts(photo), located.Location, view.Class, null, null, [],
            null, null, [.. _detectors.SelectMany(detector => detector.Look(view))], 0);
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
