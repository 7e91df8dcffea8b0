using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>A photo of a display: one square lattice, finer than any print, lies over the whole document.</summary>
internal sealed class ScreenRecaptureDetector(DetectorOptions options) : ISurfaceDetector
{
    public string Name => DetectorNames.ScreenRecapture;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        var spectrum = view.Spectrum;
        yield return spectrum.IsKnown
            ? DetectorScore.Of(Name, spectrum.Lattice, options.LeastLatticeHeight)
            : DetectorScore.Unknown(Name);
    }
}
