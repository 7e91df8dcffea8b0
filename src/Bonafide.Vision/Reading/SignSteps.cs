using System.Numerics;

namespace Bonafide.Vision.Reading;

/// <summary>A distribution over the classes for each step along a line.</summary>
/// <param name="probabilities">Step by step, class by class.</param>
internal sealed class SignSteps(float[] probabilities, int count, int classes)
{
    internal int Count => count;

    internal float this[int step, int sign] => probabilities[(step * classes) + sign];

    internal (int Class, float Probability) Best(int step)
    {
        var row = probabilities.AsSpan(step * classes, classes);
        var at = 0;
        var highest = new Vector<float>(float.MinValue);
        for (; at <= row.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            highest = Vector.Max(highest, new Vector<float>(row[at..]));
        }

        var best = float.MinValue;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            best = Math.Max(best, highest[lane]);
        }

        for (; at < row.Length; at++)
        {
            best = Math.Max(best, row[at]);
        }

        return (row.IndexOf(best), best);
    }
}
