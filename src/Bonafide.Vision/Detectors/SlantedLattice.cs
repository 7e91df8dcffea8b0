using System.Runtime.Intrinsics;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// One lattice over a whole photo, as it looks when the camera is not held quite straight: finer on one side than on
/// the other, so that its frequency drifts from tile to tile. Frequencies above half a cycle per pixel come back as
/// lower ones (moiré), but drift as what they are.
/// </summary>
internal static class SlantedLattice
{
    private const int Side = SurfaceTile.Side;

    /// <summary>Slants tried on each side of none, in each of two directions.</summary>
    private const int Slants = 3;

    /// <summary>By how much of itself a lattice is finer half a photo's longer side away; some 10 degrees.</summary>
    private const double MostSlant = 0.06;

    /// <summary>Cycles in a tile: 1.3 pixels of the camera to one of a display.</summary>
    private const int MostCycles = 96;

    /// <summary>Binary places of the whole numbers that the innermost loop counts with.</summary>
    private const int Places = 16;

    /// <summary>Numbers that are added at once.</summary>
    private const int Lanes = 8;

    private const int Rounding = 1 << (Places - 1);

    /// <summary>What sampling takes from a frequency, cycles in a tile.</summary>
    private static readonly (int U, int V)[] Foldings = [(0, 0), (Side, 0), (-Side, 0), (0, Side)];

    /// <summary>Of each frequency in the photo's middle, the mean logarithmic power of all tiles under the slant that
    /// makes it highest.</summary>
    internal static double[] Highest(IReadOnlyList<SurfaceTile> tiles)
    {
        // Powers are above one, so that their logarithms are above zero.
        var (highest, sums) = (new float[Side * Side], new float[Side * Side]);
        for (var across = -Slants; across <= Slants; across++)
        {
            for (var down = -Slants; down <= Slants; down++)
            {
                if ((across * across) + (down * down) > Slants * (Slants + 1))
                {
                    continue;
                }

                foreach (var folding in Foldings)
                {
                    Array.Clear(sums);
                    foreach (var tile in tiles)
                    {
                        Add(tile, MostSlant * across / Slants, MostSlant * down / Slants, folding, sums);
                    }

                    for (var i = 0; i < sums.Length; i++)
                    {
                        highest[i] = Math.Max(highest[i], sums[i]);
                    }
                }
            }
        }

        return Whole(highest, tiles.Count);
    }

    /// <summary>
    /// Adds a tile's spectrum, moved back by what each frequency has drifted there. Seen under a slant g, the lattice
    /// k·r of a plane is k·r / (1 + g·r), whose frequency at r is k − (g·r)k − (k·r)g to the first order.
    /// </summary>
    private static void Add(SurfaceTile tile, double slantX, double slantY, (int U, int V) folding, float[] sums)
    {
        var both = (slantX * tile.X) + (slantY * tile.Y);
        var (uu, uv) = (Fixed(-both - (slantX * tile.X)), Fixed(-slantX * tile.Y));
        var (vu, vv) = (Fixed(-slantY * tile.X), Fixed(-both - (slantY * tile.Y)));
        for (var v = 0; v <= Side / 2; v++)
        {
            var trueV = v - folding.V;
            var reach = (int)Math.Sqrt((MostCycles * MostCycles) - (trueV * trueV));
            var (first, last) = (Math.Max(1 - (Side / 2), folding.U - reach), Math.Min(Side / 2, folding.U + reach));
            var across = (uv * trueV) + Rounding - (uu * folding.U);
            var down = (vv * trueV) + Rounding - (vu * folding.U);
            for (var u = first; u <= last;)
            {
                var end = u + Lanes - 1;
                var (moveU, moveV) = (((uu * u) + across) >> Places, ((vu * u) + down) >> Places);
                var (to, from) = (SurfaceTile.Index(u, v), SurfaceTile.Index(u + moveU, v + moveV));
                if (end <= last && ((uu * end) + across) >> Places == moveU && ((vu * end) + down) >> Places == moveV
                    && to % Side <= Side - Lanes && from % Side <= Side - Lanes)
                {
                    // The drift grows evenly, so that numbers with that of the first and the last move together.
                    var sum = Vector256.LoadUnsafe(ref sums[to]) + Vector256.LoadUnsafe(ref tile.Log[from]);
                    sum.StoreUnsafe(ref sums[to]);
                    u += Lanes;
                    continue;
                }

                sums[to] += tile.Log[from];
                u++;
            }
        }
    }

    private static int Fixed(double value) => (int)Math.Round(value * (1 << Places));

    /// <summary>The mean, with the half of the spectrum that is the other one's mirror image.</summary>
    private static double[] Whole(float[] sums, int count)
    {
        var whole = new double[Side * Side];
        for (var v = 0; v <= Side / 2; v++)
        {
            for (var u = 1 - (Side / 2); u <= Side / 2; u++)
            {
                whole[SurfaceTile.Index(-u, -v)] = whole[SurfaceTile.Index(u, v)]
                    = sums[SurfaceTile.Index(u, v)] / count;
            }
        }

        return whole;
    }
}
