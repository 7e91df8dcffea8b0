using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>One way in which a picture gets worse; the same seed makes it worse in the same way.</summary>
public interface IDegradation
{
    /// <summary>For file names, the truth and tables of results.</summary>
    string Name { get; }

    RgbImage Apply(RgbImage image, int seed);
}

/// <summary>A degradation that moves what is seen.</summary>
public interface IGeometricDegradation : IDegradation
{
    /// <summary>Where each pixel of the result comes from, and how large the result is.</summary>
    PixelMove Move(int width, int height, int seed);
}

/// <param name="ToSource">From pixels of the result to pixels of the picture given.</param>
public readonly record struct PixelMove(Homography ToSource, int Width, int Height)
{
    /// <summary>Where a quadrilateral of the picture given lies in the result.</summary>
    public Quad Follow(Quad quad)
    {
        Span<PointF> here = [new(0, 0), new(Width - 1, 0), new(Width - 1, Height - 1), new(0, Height - 1)];
        Span<PointF> there = stackalloc PointF[4];
        for (var i = 0; i < 4; i++)
        {
            there[i] = ToSource.Map(here[i].X, here[i].Y);
        }

        var forward = Homography.FromPoints(there, here)
            ?? throw new InvalidOperationException("The corners do not span an area.");
        return new Quad(
            forward.Map(quad.TopLeft.X, quad.TopLeft.Y), forward.Map(quad.TopRight.X, quad.TopRight.Y),
            forward.Map(quad.BottomRight.X, quad.BottomRight.Y), forward.Map(quad.BottomLeft.X, quad.BottomLeft.Y));
    }
}
