namespace Bonafide.Vision.Detectors;

/// <summary>One printed digit, brought to a height and a place that do not hang on its size.</summary>
/// <param name="Sign">As recognised.</param>
/// <param name="Height">Pixels of the page.</param>
/// <param name="Ink">Rows of a square of <see cref="Side"/>: 0 is paper, 1 ink.</param>
internal sealed record Glyph(char Sign, double Height, float[] Ink)
{
    /// <summary>Pixels along each side of the square that a digit's height fills.</summary>
    internal const int Side = 24;

    /// <summary>How much ink there is, pixels of the square.</summary>
    internal double Weight { get; } = Math.Max(1, Ink.Sum(tone => (double)tone));

    /// <summary>How little of both digits' ink lies in the same place, at the best of the nine smallest moves: 0 is the
    /// same shape, 1 nothing in common.</summary>
    internal double Unlike(Glyph other)
    {
        var least = 1.0;
        for (var move = 0; move < 9; move++)
        {
            least = Math.Min(least, Unlike(other, (move % 3) - 1, (move / 3) - 1));
        }

        return least;
    }

    private double Unlike(Glyph other, int right, int down)
    {
        var (common, either) = (0f, 0f);
        for (var y = 0; y < Side; y++)
        {
            var from = y + down;
            for (var x = 0; x < Side; x++)
            {
                var at = x + right;
                var mine = Ink[(y * Side) + x];
                var its = from is < 0 or >= Side || at is < 0 or >= Side ? 0 : other.Ink[(from * Side) + at];
                common += Math.Min(mine, its);
                either += Math.Max(mine, its);
            }
        }

        return either <= 0 ? 1 : 1 - (common / either);
    }
}
