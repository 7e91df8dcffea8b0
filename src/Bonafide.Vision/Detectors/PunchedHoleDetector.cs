using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A disc in the document that has the colours of what the document lies on, with a sharp edge nearly all round: the
/// surface seen through a hole. Where the document itself has those colours, nothing can be said.
/// </summary>
internal sealed class PunchedHoleDetector(DetectorOptions options) : ISurfaceDetector
{
    /// <summary>The longer side at which it looks, pixels; holes then have radii of ten pixels and more.</summary>
    private const int LookSide = 500;

    /// <summary>Radii of punches, shares of the shorter side: three to nine millimetres across on a card.</summary>
    private const double LeastRadius = 0.028;

    private const double MostRadius = 0.085;

    /// <summary>Share of the page in the colours of the surroundings beyond which a hole cannot be told.</summary>
    private const double MostAlike = 0.5;

    public string Name => DetectorNames.PunchedHole;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        var page = view.Page.FitWithin(LookSide);
        var mask = Surroundings.Of(view) is { } around ? new SurfaceMask(page, around) : null;
        if (mask is null || mask.Share > MostAlike)
        {
            yield return DetectorScore.Unknown(Name);
            yield break;
        }

        var (edge, disc) = Best(page, mask);
        var finding = DetectorScore.Of(Name, edge, options.LeastRoundEdge);
        var scale = view.Page.Width / (double)page.Width;
        yield return finding.Positive ? finding with { Region = view.ToPhoto(Place(disc, scale)) } : finding;
    }

    private static (double Edge, Disc Disc) Best(RgbImage page, SurfaceMask mask)
    {
        var shorter = Math.Min(page.Width, page.Height);
        var (least, most) = ((int)Math.Ceiling(shorter * LeastRadius), (int)(shorter * MostRadius));
        var (best, at) = (0.0, default(Disc));
        for (var y = least; y < page.Height - least; y += 2)
        {
            for (var x = least; x < page.Width - least; x += 2)
            {
                for (var radius = least; radius <= most && mask.Fills(x, y, radius); radius++)
                {
                    var disc = new Disc(x, y, radius);
                    var edge = disc.Edge(page, mask, best);
                    (best, at) = edge > best ? (edge, disc) : (best, at);
                }
            }
        }

        return (best, at);
    }

    private static Quad Place(Disc disc, double scale) => Quad.FromRectangle(
        (disc.X - disc.Radius) * scale, (disc.Y - disc.Radius) * scale,
        2 * disc.Radius * scale, 2 * disc.Radius * scale);
}
