using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Barcodes;

/// <summary>
/// Finds where a PDF417 symbol may be, at any angle and in perspective: a large patch full of strong edges.
/// </summary>
internal static class SymbolLocator
{
    /// <summary>The search runs on a picture of this size.</summary>
    private const int SearchSide = 1000;

    private const int Block = 8;

    /// <summary>Share of the strongest blocks' energy from which a block belongs to a symbol.</summary>
    private const double EnergyShare = 0.42;

    /// <summary>Smallest patch, as a share of the picture's blocks.</summary>
    private const double SmallestShare = 0.008;

    private const int MostCandidates = 3;

    /// <summary>The likeliest first; corners in the direction of the symbol's rows, which may be upside down.</summary>
    internal static IReadOnlyList<Quad> Find(RgbImage image)
    {
        var small = image.FitWithin(SearchSide);
        var blocks = new EdgeBlocks(small.ToGray(), Block);
        var scale = image.Width / (float)small.Width;
        return
        [
            .. Patches(blocks)
                .OrderByDescending(patch => patch.Count)
                .Take(MostCandidates)
                .Select(patch => SymbolSides.Refine(image, Box(blocks, patch, scale).Corners()))
                .Where(place => SymbolGuards.Has(image, place)),
        ];
    }

    /// <summary>Connected blocks of high energy, gaps of one block closed.</summary>
    private static List<List<int>> Patches(EdgeBlocks blocks)
    {
        var limit = blocks.Strongest() * EnergyShare;
        var strong = blocks.Energy.Select(energy => energy >= limit).ToArray();
        var seen = new bool[strong.Length];
        var patches = new List<List<int>>();
        for (var start = 0; start < strong.Length; start++)
        {
            if (!strong[start] || seen[start])
            {
                continue;
            }

            var patch = Grow(blocks, strong, seen, start);
            if (patch.Count >= strong.Length * SmallestShare)
            {
                patches.Add(patch);
            }
        }

        return patches;
    }

    private static List<int> Grow(EdgeBlocks blocks, bool[] strong, bool[] seen, int start)
    {
        var patch = new List<int>();
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out var at))
        {
            patch.Add(at);
            var (x, y) = (at % blocks.Columns, at / blocks.Columns);
            for (var k = 0; k < 9; k++)
            {
                var (u, v) = (x + (k % 3) - 1, y + (k / 3) - 1);
                var next = (v * blocks.Columns) + u;
                if (u >= 0 && v >= 0 && u < blocks.Columns && v < blocks.Rows && strong[next] && !seen[next])
                {
                    seen[next] = true;
                    open.Push(next);
                }
            }
        }

        return patch;
    }

    /// <summary>The patch's extent along and across its rows, in pixels of the whole picture.</summary>
    private static LineBox Box(EdgeBlocks blocks, List<int> patch, float scale)
    {
        var angle = blocks.Direction(patch);
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var at in patch)
        {
            var (x, y) = (((at % blocks.Columns) + 0.5) * Block, ((at / blocks.Columns) + 0.5) * Block);
            var (along, across) = ((x * cos) + (y * sin), (y * cos) - (x * sin));
            (left, right) = (Math.Min(left, along), Math.Max(right, along));
            (top, bottom) = (Math.Min(top, across), Math.Max(bottom, across));
        }

        var (middleAlong, middleAcross) = ((left + right) / 2, (top + bottom) / 2);
        return new LineBox(
            ((middleAlong * cos) - (middleAcross * sin)) * scale, ((middleAlong * sin) + (middleAcross * cos)) * scale,
            (right - left + Block) * scale, (bottom - top + Block) * scale, angle);
    }
}
