using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Applies degradations one after the other, and remembers where everything went.</summary>
public static class DegradationChain
{
    public static DegradedPhoto Apply(RgbImage page, IReadOnlyList<IDegradation> degradations, int seed)
    {
        var random = new Random(seed);
        var image = page;
        var moves = new List<PixelMove>();
        foreach (var degradation in degradations)
        {
            var own = random.Next();
            if (degradation is IGeometricDegradation geometric)
            {
                moves.Add(geometric.Move(image.Width, image.Height, own));
            }

            image = degradation.Apply(image, own);
        }

        return new DegradedPhoto(image, moves, [.. degradations.Select(degradation => degradation.Name)],
            Quad.Of(0, 0, page.Width - 1, page.Height - 1));
    }
}

/// <summary>What came of a page.</summary>
/// <param name="Done">Names, in their order.</param>
public sealed record DegradedPhoto(
    RgbImage Image, IReadOnlyList<PixelMove> Moves, IReadOnlyList<string> Done, Quad Page)
{
    /// <summary>The page's corners in the photo; some may lie outside.</summary>
    public Quad Outline => Follow(Page);

    /// <summary>Where a place of the page lies in the photo.</summary>
    public Quad Follow(Quad place) => Moves.Aggregate(place, (at, move) => move.Follow(at));

    /// <summary>Which point of the page lies at a point of the photo.</summary>
    public PointF OnPage(PointF point) =>
        Moves.Reverse().Aggregate(point, (at, move) => move.ToSource.Map(at.X, at.Y));
}
