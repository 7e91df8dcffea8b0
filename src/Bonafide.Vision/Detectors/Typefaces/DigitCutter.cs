using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>Cuts the digits out of a recognised line, at the gaps between signs.</summary>
internal static class DigitCutter
{
    /// <summary>A column with less ink anywhere is a gap: the blur between neighbours stays below.</summary>
    private const float LeastInColumn = 0.42f;

    /// <summary>Half of the way from paper to ink, where an edge lies.</summary>
    private const float Edge = 0.5f;

    /// <summary>Pixels; lower digits have no shape.</summary>
    private const double LeastHeight = 9;

    /// <summary>Width over height; a wider piece holds two signs, a narrower one is a fragment.</summary>
    private const double MostStretch = 1.1;

    private const double LeastStretch = 0.15;

    /// <summary>Share of a word's signs that are digits; fewer are letters that were misread.</summary>
    private const double LeastShare = 0.4;

    private static readonly char[] Separators = [' ', ','];

    /// <summary>Digits of one line that are cut.</summary>
    private const int MostDigits = 24;

    internal static IReadOnlyList<Glyph> Cut(GrayImage page, TextLine line)
    {
        if (InkPlane.Of(page, line.Box) is not { } plane)
        {
            return [];
        }

        return [.. Digits(Pieces(plane), line, plane).Take(MostDigits)
            .Select(piece => Shape(plane, piece.Sign, piece.From, piece.To)).OfType<Glyph>()];
    }

    /// <summary>Runs of columns with ink; the end lies behind the last.</summary>
    private static List<(int From, int To)> Pieces(InkPlane plane)
    {
        var pieces = new List<(int, int)>();
        var from = -1;
        for (var x = 0; x <= plane.Width; x++)
        {
            var hasInk = x < plane.Width && MostInColumn(plane, x) > LeastInColumn;
            if (hasInk && from < 0)
            {
                from = x;
            }
            else if (!hasInk && from >= 0)
            {
                if (x - from > 1)
                {
                    pieces.Add((from, x));
                }

                from = -1;
            }
        }

        return pieces;
    }

    private static float MostInColumn(InkPlane plane, int x)
    {
        var most = 0f;
        for (var y = 0; y < plane.Height; y++)
        {
            most = Math.Max(most, plane[x, y]);
        }

        return most;
    }

    /// <summary>The pieces that are digits: one by one where there are as many pieces as signs; else of those in which
    /// the middle of just one sign lies.</summary>
    private static IEnumerable<(char Sign, int From, int To)> Digits(
        List<(int From, int To)> pieces, TextLine line, InkPlane plane)
    {
        var signs = line.Signs.Index().Where(sign => sign.Item.Sign != ' ').ToList();
        var (left, _, width, _) = line.Box.Bounds();
        var named = signs.Count == pieces.Count
            ? pieces.Zip(signs)
            : pieces.Select(piece => (First: piece, Inside: signs.Where(sign =>
            {
                var middle = left - plane.Left + ((sign.Item.Start + sign.Item.End) / 2 * width);
                return middle >= piece.From && middle < piece.To;
            }).Take(2).ToList()))
                .Where(one => one.Inside.Count == 1).Select(one => (one.First, Second: one.Inside[0]));
        return named.Where(one => IsDigit(line.Text, one.Second.Index))
            .Select(one => (one.Second.Item.Sign, one.First.From, one.First.To));
    }

    /// <summary>Whether a digit stands there, and enough others in the same word; behind a comma a space is often not
    /// seen.</summary>
    private static bool IsDigit(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at]))
        {
            return false;
        }

        var (from, to) = (text.LastIndexOfAny(Separators, at) + 1, text.IndexOfAny(Separators, at));
        var word = text[from..(to < 0 ? text.Length : to)];
        return word.Count(char.IsAsciiDigit) >= LeastShare * word.Length;
    }

    /// <summary>From its upper to its lower edge, about the middle of its ink.</summary>
    private static Glyph? Shape(InkPlane plane, char sign, int from, int to)
    {
        var (first, last, ink, moment) = (-1, -1, 0.0, 0.0);
        var rows = new float[plane.Height];
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = from; x < to; x++)
            {
                rows[y] = Math.Max(rows[y], plane[x, y]);
                (ink, moment) = (ink + plane[x, y], moment + (plane[x, y] * x));
            }

            (first, last) = rows[y] <= Edge ? (first, last) : (first < 0 ? y : first, y);
        }

        if (first <= 0 || last >= plane.Height - 1)
        {
            return null;
        }

        var top = first - ((rows[first] - Edge) / (rows[first] - rows[first - 1]));
        double height = last + ((rows[last] - Edge) / (rows[last] - rows[last + 1])) - top;
        var stretch = (to - from) / height;
        return height < LeastHeight || stretch is < LeastStretch or > MostStretch
            ? null
            : new(sign, height, Square(plane, moment / ink, top, height / Glyph.Side, from, to));
    }

    /// <param name="step">Pixels of the page for one of the square.</param>
    private static float[] Square(InkPlane plane, double middle, double top, double step, int from, int to)
    {
        var square = new float[Glyph.Side * Glyph.Side];
        for (var i = 0; i < square.Length; i++)
        {
            var x = middle + (((i % Glyph.Side) + 0.5 - (Glyph.Side / 2.0)) * step);
            square[i] = x < from - 1 || x > to
                ? 0
                : plane.At(x, top + (((i / Glyph.Side) + 0.5) * step));
        }

        return square;
    }
}
