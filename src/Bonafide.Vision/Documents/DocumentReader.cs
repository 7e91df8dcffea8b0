using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;
using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Detectors;
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
    private readonly DocumentLocator _locator = new(reader);
    private readonly IReadOnlyList<IImageDetector> _detectors = ImageDetectors.All(DetectorOptions.Default);

    /// <summary>The steps in their order: find, read, classify, measure, look for what speaks against it.</summary>
    public DocumentImageFacts Read(RgbImage photo, DocumentRequest request)
    {
        var located = _locator.Locate(photo);
        var page = located.Straightened;
        var (zone, mrz) = Mrz(page, request.Today);
        var lines = reader.Read(page);
        var kind = mrz is null ? DocumentClass.Unknown : MrzClass.Of(mrz, request.Part);
        List<FieldReading> readings = [];
        if (mrz is not null && zone is not null)
        {
            readings.AddRange(MrzReadings.Of(mrz, zone, located, request.Part));
        }

        var view = new DocumentView(photo, page, lines, kind, readings, null, located.InPhoto);
        return new(
            request.Part, request.Page, ImageQuality.Measure(page).ToFacts(photo), located.Location, kind,
            mrz is null ? null : mrz.Facts with { Region = located.InPhoto(MrzReadings.Region(zone!)) },
            null, readings, null, null,
            [.. _detectors.SelectMany(detector => detector.Look(view))], lines.Count);
    }

    private (MrzLines? Lines, MrzDocument? Document) Mrz(RgbImage page, DateOnly today)
    {
        var lines = reader.ReadMrz(page);
        var document = lines is null ? null : Zones.Read(MrzReadings.Signs(lines), today);
        return (document is null ? null : lines, document);
    }
}
