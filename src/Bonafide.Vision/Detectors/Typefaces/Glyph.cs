using System.Runtime.Intrinsics;

namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>One printed digit, brought to a height and a place that do not hang on its size.</summary>
internal sealed class Glyph
{
    /// <summary>Pixels along each side of the square that a digit's height fills.</summary>
    internal const int Side = 24;

    /// <summary>With a pixel of paper all round, so that it can be moved.</summary>
    private const int Stride = Side + 2;

    private readonly float[] _padded = new float[Stride * Stride];

    /// <param name="sign">As recognised.</param>
    /// <param name="height">Pixels of the page.</param>
    /// <param name="ink">Rows of a square of <see cref="Side"/>: 0 is paper, 1 ink.</param>
    internal Glyph(char sign, double height, ReadOnlySpan<float> ink)
    {
        (Sign, Height) = (sign, height);
        for (var row = 0; row < Side; row++)
        {
            ink.Slice(row * Side, Side).CopyTo(_padded.AsSpan(((row + 1) * Stride) + 1));
        }

    }

    internal char Sign { get; }

    internal double Height { get; }

    internal float this[int x, int y] => _padded[((y + 1) * Stride) + x + 1];

    /// <summary>How little of both digits' ink lies in the same place, at the best of the nine smallest moves: 0 is the
    /// same shape, 1 nothing in common.</summary>
    internal double Unlike(Glyph other)
    {
        var least = 1.0;
        for (var move = 0; move < 9; move++)
        {
            least = Math.Min(least, Unlike(other, ((move / 3) * Stride) + (move % 3)));
        }

        return least;
    }

    /// <param name="move">Where the other's square begins in its own padded rows.</param>
    private double Unlike(Glyph other, int move)
    {
        var (common, either) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var row = 0; row < Side; row++)
        {
            var mine = _padded.AsSpan(((row + 1) * Stride) + 1, Side);
            var its = other._padded.AsSpan((row * Stride) + move, Side);
            for (var at = 0; at < Side; at += Vector256<float>.Count)
            {
                var (one, two) = (Vector256.Create<float>(mine[at..]), Vector256.Create<float>(its[at..]));
                (common, either) = (common + Vector256.Min(one, two), either + Vector256.Max(one, two));
            }
        }

        var all = Vector256.Sum(either);
        return all <= 0 ? 1 : 1 - (Vector256.Sum(common) / all);
    }
}
