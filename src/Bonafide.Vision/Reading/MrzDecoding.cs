using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Decodes distributions over the zone's alphabet alone: other signs cannot stand there. Once the place of each sign in
/// its line is known, only what may stand at that place is left.
/// </summary>
/// <param name="alphabet">The signs of the zone.</param>
/// <param name="classes">The model's class of each sign of the zone.</param>
internal sealed class MrzDecoding(SignSteps steps, string alphabet, int[] classes, Quad corners)
{
    private readonly List<int> _surest = [];

    /// <summary>Best path over the blank and the zone's signs, each step's distribution renormalised.</summary>
    internal TextLine BestPath()
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

        return Line(signs);
    }

    /// <summary>The same signs, each the likeliest of those that may stand at its place.</summary>
    /// <param name="places">One letter for each sign, as <c>MrzReader.Alphabets</c> gives them.</param>
    internal TextLine Fitted(TextLine line, string places) => Line([.. line.Signs.Select((sign, at) =>
    {
        var fitting = MrzPlaces.Fitting(places[at]);
        if (fitting is null)
        {
            return sign;
        }

        var sums = new double[alphabet.Length];
        double total = 0;
        for (var i = 0; i < alphabet.Length; i++)
        {
            var probability = steps[_surest[at], classes[i]];
            total += probability;
            if (MrzPlaces.At(alphabet[i], fitting) is { } meant)
            {
                sums[alphabet.IndexOf(meant, StringComparison.Ordinal)] += probability;
            }
        }

        var best = Array.IndexOf(sums, sums.Max());
        return sums[best] <= 0 ? sign : sign with { Sign = alphabet[best], Confidence = sums[best] / total };
    })]);

    private TextLine Line(List<ReadSign> signs) => new(
        string.Concat(signs.Select(sign => sign.Sign)),
        signs.Count == 0 ? 0 : signs.Average(sign => sign.Confidence), signs, corners.ToFacts());

    private void Add(List<ReadSign> signs, char sign, bool again, double probability, int step)
    {
        var end = (step + 1) / (double)steps.Count;
        if (again)
        {
            var last = signs[^1];
            _surest[^1] = probability > last.Confidence ? step : _surest[^1];
            signs[^1] = last with { Confidence = Math.Max(last.Confidence, probability), End = end };
        }
        else
        {
            _surest.Add(step);
            signs.Add(new ReadSign(sign, probability, step / (double)steps.Count, end));
        }
    }
}
