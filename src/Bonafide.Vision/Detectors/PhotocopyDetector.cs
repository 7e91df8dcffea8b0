using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>A printed copy: screens of dots that are turned against each other lie over the whole document.</summary>
internal sealed class PhotocopyDetector(DetectorOptions options) : ISurfaceDetector
{
    public string Name => DetectorNames.Photocopy;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        var spectrum = view.Spectrum;
        yield return spectrum.IsKnown
            ? DetectorScore.Of(Name, spectrum.TurnedScreens, options.LeastScreenHeight)
            : DetectorScore.Unknown(Name);
    }
}
