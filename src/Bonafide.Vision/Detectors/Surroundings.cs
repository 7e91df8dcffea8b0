using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>Colours of what a document lies on, as seen close round its outline and darkened as in a shadow.</summary>
internal sealed class Surroundings
{
    /// <summary>Of the page's longer side: from here, since an outline is not exact, to here.</summary>
    private const double Nearest = 0.012;

    private const double Farthest = 0.06;

    /// <summary>Points along each side of the outline, and how many rows of them.</summary>
    private const int Along = 160;

    private const int Rows = 4;

    /// <summary>Fewer points inside the photo say nothing; a document without an outline has none.</summary>
    private const int LeastPoints = 300;

    /// <summary>Share of the points that have a colour, below which it is an accident.</summary>
    private const double LeastShare = 0.004;

    private const int Bits = 3;
    private const int Side = 256 >> Bits;

    private readonly bool[] _colours;

    private Surroundings(bool[] colours) => _colours = colours;

    /// <returns>Null where too little is seen round the document.</returns>
    internal static Surroundings? Of(SurfaceView view)
    {
        var counts = new int[Side * Side * Side];
        var points = 0;
        var longer = Math.Max(view.Page.Width, view.Page.Height);
        for (var row = 0; row < Rows; row++)
        {
            var far = longer * (Nearest + ((Farthest - Nearest) * row / (Rows - 1)));
            var ring = view.ToPhoto(Core.Facts.Quad.FromRectangle(
                -far, -far, view.Page.Width + (2 * far), view.Page.Height + (2 * far)));
            PointF[] corners = [new((float)ring.X0, (float)ring.Y0), new((float)ring.X1, (float)ring.Y1),
                new((float)ring.X2, (float)ring.Y2), new((float)ring.X3, (float)ring.Y3)];
            for (var i = 0; i < 4 * Along; i++)
            {
                var (from, to) = (corners[i / Along], corners[((i / Along) + 1) % 4]);
                var at = from + ((to - from) * (i % Along / (float)Along));
                if (at.X >= 0 && at.Y >= 0 && at.X <= view.Photo.Width - 1 && at.Y <= view.Photo.Height - 1)
                {
                    points++;
                    Count(counts, view.Photo.Sample(at.X, at.Y));
                }
            }
        }

        return points < LeastPoints ? null : new([.. counts.Select(count => count >= points * LeastShare)]);
    }

    internal bool Holds(ReadOnlySpan<byte> pixel) => _colours[Index(pixel[0], pixel[1], pixel[2])];

    /// <summary>The colour and its neighbours, in the light and in shadows of the document.</summary>
    private static void Count(int[] counts, System.Numerics.Vector4 colour)
    {
        for (var light = 1f; light > 0.45f; light -= 0.1f)
        {
            var (red, green, blue) = (Bin(colour.X * light), Bin(colour.Y * light), Bin(colour.Z * light));
            for (var r = Math.Max(0, red - 1); r <= Math.Min(Side - 1, red + 1); r++)
            {
                for (var g = Math.Max(0, green - 1); g <= Math.Min(Side - 1, green + 1); g++)
                {
                    for (var b = Math.Max(0, blue - 1); b <= Math.Min(Side - 1, blue + 1); b++)
                    {
                        counts[(((r * Side) + g) * Side) + b]++;
                    }
                }
            }
        }
    }

    private static int Bin(float value) => (int)Math.Clamp(value, 0, 255) >> Bits;

    private static int Index(int red, int green, int blue) =>
        ((((red >> Bits) * Side) + (green >> Bits)) * Side) + (blue >> Bits);
}
