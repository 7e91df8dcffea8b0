using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A document that says of itself that it is a sample, in a line of its own or slanted across the page. The word may
/// also be a name, so a line that was taken as a value does not count.
/// </summary>
internal sealed class SpecimenTextDetector : IPrintDetector
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "SPECIMEN", "SAMPLE", "MUSTER", "MUESTRA", "ESPECIMEN", "EXEMPLE", "EXEMPLAIRE", "AMOSTRA", "CAMPIONE",
        "FACSIMILE", "VOORBEELD", "MODELE", "WZOR", "VZOR", "MINTA", "PRIMJERAK", "ESEMPIO",
    };

    /// <summary>Other print crosses large words, so a part of one is enough; this many signs, and this share of
    /// it.</summary>
    private const int LeastSigns = 5;

    private const double LeastShare = 0.6;

    public string Name => DetectorNames.SpecimenText;

    public IEnumerable<DetectorFinding> Look(PrintView view)
    {
        var values = view.Readings.Select(reading => reading.Raw).ToHashSet(StringComparer.Ordinal);
        var line = view.Lines.FirstOrDefault(one => !values.Contains(one.Text)
            && one.Text.Split(' ', '-', '/', '.').Any(word => Words.Contains(Letters(word))))
            ?? view.LargePrint.FirstOrDefault(one => IsPartOfWord(Letters(one.Text)));
        yield return new(
            Name, line is null ? 0 : 1, 0.5, "score", line is not null,
            Region: line is null ? null : view.ToPhoto(line.Box));
    }

    /// <summary>Whether enough signs of a word stand in the text one after the other.</summary>
    private static bool IsPartOfWord(string text) => Words.Any(word =>
    {
        var length = Math.Max(Math.Min(LeastSigns, word.Length), (int)Math.Ceiling(word.Length * LeastShare));
        return Enumerable.Range(0, word.Length - length + 1)
            .Any(start => text.Contains(word.Substring(start, length), StringComparison.Ordinal));
    });

    private static string Letters(string word) =>
        string.Concat(Core.Identity.Names.LatinFolding.Fold(word).Where(char.IsAsciiLetter)).ToUpperInvariant();
}
