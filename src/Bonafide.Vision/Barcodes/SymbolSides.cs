using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>
/// Turns the outline of a patch into the four sides of a symbol seen in perspective: where the edges begin and end in
/// strips of it, with a straight line through each side.
/// </summary>
internal static class SymbolSides
{
    private const int Width = 480;
    private const double Margin = 0.14;
    /// <summary>Share of a strip's usual edges at which the symbol begins.</summary>
    private const double Begin = 0.4;

    /// <summary>Twice, since the second look is at a symbol that is about upright.</summary>
    internal static Quad Refine(RgbImage image, Quad rough) => Look(image, Look(image, rough));

    private static Quad Look(RgbImage image, Quad rough)
    {
        var height = Math.Clamp((int)(Width * rough.Height / rough.Width), 24, Width);
        var margin = (int)(Width * Margin);
        if (Homography.FromRectangle(Width, height, rough) is not { } onSymbol)
        {
            return rough;
        }

        var map = onSymbol.After(Homography.Similarity(1, 0, -margin, -margin));
        var (around, high) = (Width + (2 * margin), height + (2 * margin));
        var edges = Edges(image.Warp(map, around, high).ToGray());
        var columns = Strip.Of(around, Width / (double)around);
        var rows = Strip.Of(high, height / (double)high);
        var top = Side(columns, strip => Ends(high, y => Row(edges, strip, y))?.First);
        var bottom = Side(columns, strip => Ends(high, y => Row(edges, strip, y))?.Last);
        var left = Side(rows, strip => Ends(around, x => Column(edges, strip, x))?.First);
        var right = Side(rows, strip => Ends(around, x => Column(edges, strip, x))?.Last);
        if (top is null || bottom is null || left is null || right is null)
        {
            return rough;
        }

        PointF Corner((double At, double Slope) across, (double At, double Slope) down)
        {
            // y = At + Slope x and x = At + Slope y.
            var y = (across.At + (across.Slope * down.At)) / (1 - (across.Slope * down.Slope));
            return map.Map(down.At + (down.Slope * y), y);
        }

        var quad = new Quad(
            Corner(top.Value, left.Value), Corner(top.Value, right.Value),
            Corner(bottom.Value, right.Value), Corner(bottom.Value, left.Value));
        return quad.IsConvex ? quad : rough;
    }

    /// <summary>Strength of edges across the rows, smoothed a little.</summary>
    private static GrayImage Edges(GrayImage image)
    {
        var edges = new GrayImage(image.Width, image.Height, new byte[image.Pixels.Length]);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 1; x < image.Width - 1; x++)
            {
                edges[x, y] = (byte)Math.Abs(image[x + 1, y] - image[x - 1, y]);
            }
        }

        return edges;
    }

    /// <summary>Mean strength in a strip's part of row y.</summary>
    private static double Row(GrayImage edges, Strip strip, int y)
    {
        double sum = 0;
        for (var x = strip.From; x < strip.To; x++)
        {
            sum += edges[x, y];
        }

        return sum / (strip.To - strip.From);
    }

    private static double Column(GrayImage edges, Strip strip, int x)
    {
        double sum = 0;

        // Bars are wide: a window as wide as a codeword's widest bar closes the gaps between edges.
        for (var y = strip.From; y < strip.To; y++)
        {
            for (var k = -3; k <= 3; k++)
            {
                sum += edges[Math.Clamp(x + k, 0, edges.Width - 1), y];
            }
        }

        return sum / ((strip.To - strip.From) * 7.0);
    }

    /// <summary>The longest stretch without a larger gap.</summary>
    private static (int First, int Last)? Ends(int length, Func<int, double> strength)
    {
        const double LargestGap = 0.045;
        var gap = Math.Max(Width * LargestGap / 2, 3);
        var values = Enumerable.Range(0, length).Select(strength).ToArray();
        var sorted = values.Order().ToArray();
        var limit = sorted[(int)(length * 0.75)] * Begin;
        var best = (First: 0, Last: -1);
        var run = best;
        for (var i = 0; i < length; i++)
        {
            if (values[i] < limit)
            {
                continue;
            }

            run = run.Last >= 0 && i - run.Last <= gap ? (run.First, i) : (i, i);
            best = run.Last - run.First > best.Last - best.First ? run : best;
        }

        return best.Last - best.First < length / 6 || limit < 4 ? null : best;
    }

    /// <summary>A line through the strips' ends, without those that fit worst.</summary>
    private static (double At, double Slope)? Side(IReadOnlyList<Strip> strips, Func<Strip, int?> end)
    {
        var points = strips
            .Select(strip => (Along: (strip.From + strip.To - 1) / 2.0, End: end(strip)))
            .Where(point => point.End is not null)
            .Select(point => (point.Along, End: (double)point.End!.Value))
            .ToList();
        if (points.Count < strips.Count / 2)
        {
            return null;
        }

        var line = Through(points);
        for (var round = 0; round < 2; round++)
        {
            var kept = (points.Count * 5 / 6) + 1;
            points = [.. points.OrderBy(p => Math.Abs(p.End - line.At - (line.Slope * p.Along))).Take(kept)];
            line = Through(points);
        }

        return line;
    }

    private static (double At, double Slope) Through(List<(double Along, double End)> points)
    {
        var (meanAlong, meanEnd) = (points.Average(p => p.Along), points.Average(p => p.End));
        var spread = points.Sum(p => (p.Along - meanAlong) * (p.Along - meanAlong));
        var slope = spread == 0 ? 0 : points.Sum(p => (p.Along - meanAlong) * (p.End - meanEnd)) / spread;
        return (meanEnd - (slope * meanAlong), slope);
    }

    /// <summary>A stretch of a side, first pixel and the one after the last.</summary>
    private readonly record struct Strip(int From, int To)
    {
        private const int Count = 12;

        /// <summary>How much of the patch's extent certainly holds the symbol, seen at a slant.</summary>
        private const double Certain = 0.8;

        /// <summary>Strips over the middle share of a side.</summary>
        internal static IReadOnlyList<Strip> Of(int length, double share)
        {
            var (start, span) = (length * (1 - (share * Certain)) / 2, length * share * Certain);
            return
            [
                .. Enumerable.Range(0, Count).Select(i => new Strip(
                    (int)(start + (span * i / Count)),
                    Math.Max((int)(start + (span * (i + 1) / Count)), (int)(start + (span * i / Count)) + 1))),
            ];
        }
    }
}
