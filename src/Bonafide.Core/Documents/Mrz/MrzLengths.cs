using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>
/// Brings recognised lines to the format's length. Recognisers miscount runs of fillers, and lose one of two equal
/// signs that stand together.
/// </summary>
internal static class MrzLengths
{
    public const string Proof = "length";

    /// <summary>More signs than this are not made up or thrown away.</summary>
    public const int MostDifference = 12;

    /// <summary>Most confidence of names in a line whose length had to be guessed at its end.</summary>
    private const double GuessedConfidence = 0.65;

    /// <summary>From this many pitches on a step is too wide for two neighbours.</summary>
    private const double LeastWide = 1.6;

    /// <summary>All lines with which the line may have been meant, the likeliest first; empty when it is beyond
    /// repair.</summary>
    public static IReadOnlyList<MrzCell[]> Repair(IReadOnlyList<MrzSign> line, int length)
    {
        var cells = line.Select(sign =>
        {
            var normal = MrzSigns.Normalise(sign.Sign);
            return new MrzCell(normal, normal, normal == MrzSigns.Unread ? 0 : sign.Confidence);
        }).ToArray();
        var difference = length - cells.Length;
        return difference switch
        {
            0 => [cells],
            > 0 and <= MostDifference => Distinct(Longer(cells, Gaps(line), difference)),
            < 0 and >= -MostDifference => Distinct(Shorter(cells, -difference)),
            _ => [],
        };
    }

    public static MrzCorrectionFact Fact(int line) => new(line, -1, MrzSigns.Filler, MrzSigns.Filler, Proof);

    private static IEnumerable<MrzCell[]> Longer(MrzCell[] cells, List<int> gaps, int missing)
    {
        var filler = new MrzCell(MrzSigns.Filler, MrzSigns.Filler, GuessedConfidence);
        if (gaps.Count > 0 && gaps.Sum() <= missing && Spread(cells, gaps, missing, filler) is { } placed)
        {
            yield return placed;
        }

        // The end of the line first, then each run of fillers.
        foreach (var place in Enumerable.Range(1, cells.Length).Reverse()
            .Where(place => place == cells.Length
                || (cells[place - 1].Sign == MrzSigns.Filler && cells[place].Sign != MrzSigns.Filler)))
        {
            yield return [.. Doubtful(cells[..place]), .. Enumerable.Repeat(filler, missing),
                .. Doubtful(cells[place..])];
        }

        for (var place = 0; missing == 1 && place <= cells.Length; place++)
        {
            yield return [.. Doubtful(cells[..place]), MrzCell.Missing, .. Doubtful(cells[place..])];
        }
    }

    private static IEnumerable<MrzCell[]> Shorter(MrzCell[] cells, int extra)
    {
        for (var end = cells.Length; end >= extra; end--)
        {
            if (cells.AsSpan(end - extra, extra).ToArray().All(cell => cell.Sign == MrzSigns.Filler))
            {
                yield return [.. Doubtful(cells[..(end - extra)]), .. Doubtful(cells[end..])];
            }
        }

        for (var place = 0; extra == 1 && place < cells.Length; place++)
        {
            yield return [.. Doubtful(cells[..place]), .. Doubtful(cells[(place + 1)..])];
        }
    }

    /// <summary>
    /// Signs stand at a constant pitch, so a wider step tells where one was lost. What no gap accounts for is added at
    /// the end.
    /// </summary>
    private static MrzCell[]? Spread(MrzCell[] cells, List<int> gaps, int missing, MrzCell filler)
    {
        var placed = new List<MrzCell> { cells[0] };
        for (var i = 1; i < cells.Length; i++)
        {
            var besideFiller = cells[i].Sign == MrzSigns.Filler || cells[i - 1].Sign == MrzSigns.Filler;
            placed.AddRange(Enumerable.Repeat(besideFiller ? filler : MrzCell.Missing, gaps[i - 1]));
            placed.Add(cells[i]);
        }

        placed.AddRange(Enumerable.Repeat(filler, missing - gaps.Sum()));
        return placed.Count == cells.Length + missing ? [.. placed] : null;
    }

    /// <summary>How many signs are missing after each sign by its distance to the next; empty when places are
    /// unknown.</summary>
    private static List<int> Gaps(IReadOnlyList<MrzSign> line)
    {
        var steps = line.Zip(line.Skip(1), (one, next) => next.Centre - one.Centre).ToList();
        if (steps.Count < 10 || steps.Any(step => !(step > 0)))
        {
            return [];
        }

        // Places come in coarse steps, so that many single ones say more of the pitch than the one in the middle.
        var middle = steps.Order().ElementAt(steps.Count / 2);
        var pitch = steps.Where(step => step < middle * LeastWide).Average();
        return [.. steps.Select(step => step < pitch * LeastWide ? 0 : (int)Math.Round(step / pitch) - 1)];
    }

    private static IEnumerable<MrzCell> Doubtful(IEnumerable<MrzCell> cells) =>
        cells.Select(cell => cell with { Confidence = Math.Min(cell.Confidence, GuessedConfidence) });

    private static List<MrzCell[]> Distinct(IEnumerable<MrzCell[]> candidates) =>
        [.. candidates.DistinctBy(cells => string.Concat(cells.Select(cell => cell.Sign)))];
}
