namespace Bonafide.Vision.Detectors;

/// <summary>The lists of detectors, written down: one line each.</summary>
public static class ImageDetectors
{
    public static IReadOnlyList<ISurfaceDetector> OfSurface(DetectorOptions options) =>
    [
        new ScreenRecaptureDetector(options),
        new ScreenshotDetector(options),
        new PhotocopyDetector(options),
        new BlackAndWhiteDetector(options),
        new PunchedHoleDetector(options),
        new EditedImageDetector(options),
    ];

    public static IReadOnlyList<IPrintDetector> OfPrint(DetectorOptions options) =>
    [
        new SpecimenTextDetector(),
        new EditedFieldDetector(options),
    ];
}
