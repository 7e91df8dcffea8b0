using Bonafide.Core.Facts;
using Bonafide.Vision.Images.Quality;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A picture without colour. The finding's value falls with the spread of chroma, so that more is worse: limit over
/// spread, 1 at the limit.
/// </summary>
internal sealed class BlackAndWhiteDetector(DetectorOptions options) : IImageDetector
{
    /// <summary>Beyond this many times the limit the value says nothing more.</summary>
    private const double MostValue = 100;

    public string Name => DetectorNames.BlackAndWhite;

    public IEnumerable<DetectorFinding> Look(DocumentView view)
    {
        var spread = Colourfulness.Measure(view.Page).Spread;
        var value = Math.Round(Math.Min(MostValue, options.MaxGraySpread / Math.Max(spread, 0.001)), 3);
        yield return new(Name, value, 1, "score", value >= 1);
    }
}
