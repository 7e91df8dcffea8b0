using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>A round place of a page, pixels.</summary>
internal readonly record struct Disc(int X, int Y, int Radius)
{
    private const int Rays = 40;

    /// <summary>Rays after which a disc that cannot be the best any more is given up.</summary>
    private const int EarlyRays = 10;

    /// <summary>Pixels to either side of the rim; between them the step must be done.</summary>
    private const double Reach = 2.5;

    /// <summary>Sum over the channels, gray levels; a softer step is no cut edge.</summary>
    private const int LeastStep = 45;

    /// <summary>Rays that begin in the surface's colours and step out of them at the rim, share of all.</summary>
    /// <param name="best">A disc that cannot reach it is given up, and 0 returned.</param>
    internal double Edge(RgbImage page, SurfaceMask mask, double best)
    {
        var found = 0;
        for (var i = 0; i < Rays; i++)
        {
            // Neighbouring numbers lie far apart on the rim, so that a bad disc is given up early.
            var angle = 2 * Math.PI * (i * 17 % Rays) / Rays;
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            found += Steps(page, mask, cos, sin) ? 1 : 0;
            if (i >= EarlyRays && found + Rays - 1 - i <= best * Rays)
            {
                return 0;
            }
        }

        return found / (double)Rays;
    }

    private bool Steps(RgbImage page, SurfaceMask mask, double cos, double sin)
    {
        var (innerX, innerY) = At(cos, sin, Radius - Reach);
        var (outerX, outerY) = At(cos, sin, Radius + Reach);
        if (outerX < 0 || outerY < 0 || outerX >= page.Width || outerY >= page.Height
            || !mask[innerX, innerY] || mask[outerX, outerY])
        {
            return false;
        }

        var inner = page[innerX, innerY];
        var outer = page[outerX, outerY];
        return Math.Abs(inner[0] - outer[0]) + Math.Abs(inner[1] - outer[1]) + Math.Abs(inner[2] - outer[2])
            >= LeastStep;
    }

    private (int X, int Y) At(double cos, double sin, double far) =>
        ((int)Math.Round(X + (far * cos)), (int)Math.Round(Y + (far * sin)));
}
