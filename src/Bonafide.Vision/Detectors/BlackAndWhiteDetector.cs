using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A picture without colour. The finding's value falls with the spread of chroma, so that more is worse: limit over
/// spread, 1 at the limit. Backs are often printed in black on white, so it measures fronts and pages only.
/// </summary>
internal sealed class BlackAndWhiteDetector(DetectorOptions options) : ISurfaceDetector
{
    /// <summary>Beyond this many times the limit the value says nothing more.</summary>
    private const double MostValue = 100;

    public string Name => DetectorNames.BlackAndWhite;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        if (view.Part == "BACK")
        {
            yield return new(Name, null, 1, "score", false);
            yield break;
        }

        var spread = view.Quality.Colour.Spread;
        var value = Math.Round(Math.Min(MostValue, options.MaxGraySpread / Math.Max(spread, 0.001)), 3);
        yield return new(Name, value, 1, "score", value >= 1);
    }
}
