namespace Bonafide.Vision.Detectors;

/// <summary>The list of detectors, written down: one line each.</summary>
public static class ImageDetectors
{
    public static IReadOnlyList<IImageDetector> All(DetectorOptions options) =>
    [
        new ScreenRecaptureDetector(options),
        new ScreenshotDetector(options),
        new PhotocopyDetector(options),
        new BlackAndWhiteDetector(options),
        new SpecimenTextDetector(),
        new PunchedHoleDetector(options),
        new EditedFieldDetector(options),
        new EditedImageDetector(options),
    ];
}
