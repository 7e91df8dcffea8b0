using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>
/// Reads machine readable zones of ICAO Doc 9303 (TD1, TD2, TD3, MRV-A, MRV-B) from recognised lines.
/// </summary>
public sealed class MrzReader(MrzOptions options)
{
    /// <summary>Ways to bring the lines to their length that are tried together.</summary>
    private const int MostLengthTries = 600;

    private readonly MrzCorrector _corrector = new(options);

    /// <summary>Null when the lines are no zone.</summary>
    /// <param name="lines">From top to bottom.</param>
    /// <param name="today">Two-digit years are read against it.</param>
    public MrzDocument? Read(IReadOnlyList<IReadOnlyList<MrzSign>> lines, DateOnly today)
    {
        var zone = MrzFormat.All
            .Where(format => format.Lines.Count == lines.Count && MayBe(format, lines))
            .Select(format => Best(format, lines))
            .Where(candidate => candidate is not null)
            .MaxBy(candidate => Score(candidate!, lines));
        if (zone is null)
        {
            return null;
        }

        _corrector.FitCheckDigits(zone);
        return new MrzFields(zone, options, today).ToDocument(
            [.. lines.Select(line => string.Concat(line.Select(sign => sign.Sign)))]);
    }

    /// <summary>
    /// What may stand at each position of lines of this number and length: a letters, d digits, k a check digit, s
    /// the sex, n letters and digits, c the document code; everywhere but at c also the filler. Null when there is no
    /// such format; where formats of one shape differ, that of the passport or card.
    /// </summary>
    public static IReadOnlyList<string>? Alphabets(int lines, int length) =>
        MrzFormat.All.FirstOrDefault(format => format.Lines.Count == lines && format.Length == length)?.Lines;

    /// <summary>
    /// The first letter tells a visa; it, or a look-alike, must be one of the format's. Names end in fillers or have
    /// them between their parts (Doc 9303-3 §4.6), so that two lines of print without any are no zone.
    /// </summary>
    private static bool MayBe(MrzFormat format, IReadOnlyList<IReadOnlyList<MrzSign>> lines)
    {
        if (lines.Any(line => line.Count == 0 || Math.Abs(line.Count - format.Length) > MrzLengths.MostDifference)
            || !lines[format.Names.Line].Any(sign => MrzSigns.Normalise(sign.Sign) == MrzSigns.Filler))
        {
            return false;
        }

        var first = MrzSigns.Normalise(lines[0][0].Sign);
        return MrzSigns.Fits(first, 'c', format.DocumentCodes)
            || MrzSigns.Candidates(first, 'c', format.DocumentCodes).Any();
    }

    private static MrzZone? Best(MrzFormat format, IReadOnlyList<IReadOnlyList<MrzSign>> lines)
    {
        var ways = lines.Select(line => MrzLengths.Repair(line, format.Length)).ToList();
        if (ways.Any(way => way.Count == 0))
        {
            return null;
        }

        // Nothing tells the ways of a line of names apart, so its likeliest is taken.
        ways[format.Names.Line] = [.. ways[format.Names.Line].Take(1)];
        var zones = ways.Aggregate(
                (IEnumerable<MrzCell[][]>)[[]],
                (sets, way) => sets.SelectMany(_ => way, (set, line) => (MrzCell[][])[.. set, line]))
            .Take(MostLengthTries)
            .Select(set => Fitted(format, set, lines))
            .ToList();
        var whole = zones.Where(zone => zone.Checks().All(zone.IsMet)).Take(2).ToList();
        return whole.Count == 1 ? whole[0] : zones[0];
    }

    private static MrzZone Fitted(MrzFormat format, MrzCell[][] cells, IReadOnlyList<IReadOnlyList<MrzSign>> lines)
    {
        var changed = Enumerable.Range(0, lines.Count).Where(line => lines[line].Count != format.Length);
        var zone = new MrzZone(format, [.. cells.Select(line => line.ToArray())],
            [.. changed.Select(MrzLengths.Fact)]);
        MrzCorrector.FitAlphabets(zone);
        return zone;
    }

    /// <summary>Checks that hold speak for a format, and every sign that had to be made up speaks against it.</summary>
    private static double Score(MrzZone zone, IReadOnlyList<IReadOnlyList<MrzSign>> lines)
    {
        var checks = zone.Checks();
        return checks.Count(zone.Holds) - (0.1 * zone.Corrections.Count)
            - (0.4 * lines.Sum(line => Math.Abs(line.Count - zone.Format.Length)))
            - (zone.Lines.Sum(line => line.Count(cell => cell.Sign == MrzSigns.Unread)) * 0.3);
    }
}
