using System.Numerics;
using System.Runtime.InteropServices;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>Finds straight edges by Hough's transform: every edge pixel votes for the lines that pass through it in
/// about its own direction.</summary>
internal static class LineVotes
{
    private const int Angles = 180;
    private const int MostLines = 40;
    private const int VoteTurn = 2;
    private const float MostWeight = 40;

    private static readonly (double Cos, double Sin)[] Directions =
    [
        .. Enumerable.Range(0, Angles).Select(degrees => degrees * Math.PI / Angles)
            .Select(angle => (Math.Cos(angle), Math.Sin(angle))),
    ];

    /// <summary>The strongest lines, none close to a stronger one.</summary>
    /// <param name="wanted">Which directions of the normal, radians 0..π, are of interest.</param>
    internal static List<EdgeLine> Find(EdgeMap map, Func<double, bool> wanted)
    {
        var reach = (int)Math.Ceiling(Math.Sqrt(((double)map.Width * map.Width) + ((double)map.Height * map.Height)));
        var votes = Cast(map, reach);
        var lines = new List<EdgeLine>();
        var least = Math.Min(map.Width, map.Height) * 0.12f * 10;
        while (lines.Count < MostLines)
        {
            var best = Array.IndexOf(votes, Most(votes));
            var (degrees, offset) = (best / ((2 * reach) + 1), (best % ((2 * reach) + 1)) - reach);
            if (votes[best] < least)
            {
                break;
            }

            if (wanted(degrees * Math.PI / Angles))
            {
                lines.Add(EdgeLine.Through(map, degrees * Math.PI / Angles, offset));
            }

            Clear(votes, degrees, offset, reach);
        }

        return lines;
    }

    private static float Most(ReadOnlySpan<float> votes)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(votes);
        var most = Vector<float>.Zero;
        foreach (var some in wide)
        {
            most = Vector.Max(most, some);
        }

        var largest = 0f;
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            largest = Math.Max(largest, most[i]);
        }

        foreach (var vote in votes[(wide.Length * Vector<float>.Count)..])
        {
            largest = Math.Max(largest, vote);
        }

        return largest;
    }

    private static float[] Cast(EdgeMap map, int reach)
    {
        var votes = new float[Angles * ((2 * reach) + 1)];
        for (var y = 0; y < map.Height; y++)
        {
            for (var x = 0; x < map.Width; x++)
            {
                var strength = map.Strength(x, y);
                if (strength == 0)
                {
                    continue;
                }

                var own = (int)Math.Round(map.Angle(x, y) * Angles / Math.PI);
                for (var turn = -VoteTurn; turn <= VoteTurn; turn++)
                {
                    var degrees = (own + turn + Angles) % Angles;
                    var (cos, sin) = Directions[degrees];
                    var offset = (int)Math.Round((x * cos) + (y * sin));
                    votes[(degrees * ((2 * reach) + 1)) + offset + reach] += Math.Min(strength, MostWeight);
                }
            }
        }

        return votes;
    }

    /// <summary>Takes out a line and its near likenesses; past 180 degrees the offset changes its sign.</summary>
    private static void Clear(float[] votes, int degrees, int offset, int reach)
    {
        for (var turn = -4; turn <= 4; turn++)
        {
            var (to, sign) = (degrees + turn, 1);
            if (to is < 0 or >= Angles)
            {
                (to, sign) = ((to + Angles) % Angles, -1);
            }

            for (var move = -5; move <= 5; move++)
            {
                var at = (offset * sign) + move + reach;
                if (at >= 0 && at <= 2 * reach)
                {
                    votes[(to * ((2 * reach) + 1)) + at] = 0;
                }
            }
        }
    }
}
