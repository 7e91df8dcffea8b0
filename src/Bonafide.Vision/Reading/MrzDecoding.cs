using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>Decodes distributions over the zone's alphabet alone: other signs cannot stand there.</summary>
/// <param name="classes">The model's class of each sign of the zone.</param>
internal sealed class MrzDecoding(SignSteps steps, int[] classes)
{
    /// <summary>Best path over the blank and the zone's signs, each step's distribution renormalised.</summary>
    internal TextLine BestPath(string alphabet, Quad corners)
    {
        var signs = new List<ReadSign>();
        var before = -1;
        for (var step = 0; step < steps.Count; step++)
        {
            var best = -1;
            var highest = steps[step, Alphabet.Blank];
            var total = highest;
            for (var i = 0; i < classes.Length; i++)
            {
                var probability = steps[step, classes[i]];
                total += probability;
                if (probability > highest)
                {
                    (best, highest) = (i, probability);
                }
            }

            if (best >= 0)
            {
                Add(signs, alphabet[best], best == before, highest / total, step);
            }

            before = best;
        }

        var confidence = signs.Count == 0 ? 0 : signs.Average(sign => sign.Confidence);
        var text = string.Concat(signs.Select(sign => sign.Sign));
        return new TextLine(text, confidence, signs, corners.ToFacts());
    }

    private void Add(List<ReadSign> signs, char sign, bool again, double probability, int step)
    {
        var end = (step + 1) / (double)steps.Count;
        if (again)
        {
            var last = signs[^1];
            signs[^1] = last with { Confidence = Math.Max(last.Confidence, probability), End = end };
        }
        else
        {
            signs.Add(new ReadSign(sign, probability, step / (double)steps.Count, end));
        }
    }
}
