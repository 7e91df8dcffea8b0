namespace Bonafide.Vision.Evaluation;

/// <summary>One paper, read as one code.</summary>
/// <param name="Paper">The code that it is of.</param>
/// <param name="Declared">The code that it was read as.</param>
/// <param name="IsRead">Whether any of its images could be opened.</param>
/// <param name="Seen">The code that it was said to be instead; null when it was taken as declared.</param>
public sealed record PaperReading(string Name, string Paper, string Declared, bool IsRead, string? Seen);

/// <summary>Papers of one code, read as one code.</summary>
/// <param name="Refused">Said to be another's than the declared code's.</param>
public sealed record PaperPairReport(string Paper, string Declared, Rate Refused);

/// <summary>What <c>bonafide eval papers</c> writes. Papers that could not be opened are in no rate.</summary>
/// <param name="Versions">Packs and readers.</param>
/// <param name="WronglyRefused">Of papers read as what they are.</param>
/// <param name="WronglyAccepted">Of papers read as what they are not.</param>
public sealed record PaperReport(
    IReadOnlyDictionary<string, string> Versions,
    Rate WronglyRefused,
    Rate WronglyAccepted,
    IReadOnlyList<PaperPairReport> Pairs,
    IReadOnlyList<PaperReading> Readings)
{
    public static PaperReport Of(IReadOnlyDictionary<string, string> versions, IReadOnlyList<PaperReading> readings)
    {
        var read = readings.Where(reading => reading.IsRead).ToList();
        var own = read.Where(reading => reading.Paper == reading.Declared).ToList();
        var other = read.Where(reading => reading.Paper != reading.Declared).ToList();
        return new(
            versions,
            Rate.Of(own.Count(reading => reading.Seen is not null), own.Count),
            Rate.Of(other.Count(reading => reading.Seen is null), other.Count),
            [.. read.GroupBy(reading => (reading.Paper, reading.Declared)).Select(pair => new PaperPairReport(
                pair.Key.Paper, pair.Key.Declared,
                Rate.Of(pair.Count(reading => reading.Seen is not null), pair.Count())))],
            readings);
    }
}
