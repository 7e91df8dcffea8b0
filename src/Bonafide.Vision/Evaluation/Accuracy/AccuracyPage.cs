using System.Globalization;
using System.Text;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Writes what was measured as the page <c>docs/accuracy.md</c>.</summary>
public static class AccuracyPage
{
    private const string Head = """
        # Accuracy of reading documents

        Made by `bonafide accuracy`; do not edit it by hand. All documents are fictional and were made for this run by
        the code in this repository, so anybody can repeat it. They are drawings, and photographs only by simulation:
        the figures compare versions of the reader, and say nothing sure about real documents.


        """;

    private static readonly string[] Reading = ["clean", "mild", "hard"];

    /// <param name="machine">Processor, cores and load, in one sentence.</param>
    public static string Write(AccuracyResult result, DateOnly day, string machine)
    {
        var page = new StringBuilder(Head);
        var versions = string.Join(", ", result.Versions.Select(version => $"{version.Key} {version.Value}"));
        page.Append(Text($"Made on {day:yyyy-MM-dd} with seed {result.Options.Seed}, at most {result.Options.Size} "))
            .Append(Text($"documents of each set and {result.Options.MostTime.TotalMinutes:0.#} min; "))
            .Append(Text($"{result.Scores.Count} documents were read. {machine}\nVersions: {versions}. "))
            .Append("Rates have 95 % intervals by Wilson; without any event the upper end is 3 / n.\n\n");
        Sets(page, result);
        Print(page, result);
        Alarms(page, result.Scores);
        Failures(page, result);
        return page.ToString();
    }

    private static void Sets(StringBuilder page, AccuracyResult result)
    {
        page.Append("## Zones, symbols, kinds\n\n")
            .Append("| set | documents | zone lines exact | zone values wrong, unflagged ")
            .Append("| PDF417 read | kind right |\n")
            .Append("|---|---|---|---|---|---|\n");
        foreach (var name in Reading.Append(AccuracySets.Symbols))
        {
            var set = Report(name, result.Scores, score => score.Set == name);
            page.Append(Text($"| {name} | {set.Documents} | {Text(set.MrzLinesExact)} | {set.MrzFieldsSilentlyWrong} "))
                .Append(Text($"| {Text(set.Barcodes)} | {Text(set.Kinds)} |\n"));
        }

        page.Append("\n`clean` is the drawing itself, `mild` a careful person's photo, `hard` any turn, tilt to 25°, ")
            .Append("blur, noise, JPEG 30 to 60 and one of glare, dark, small. ")
            .Append("`symbols` are backs with a PDF417 symbol ")
            .Append("turned to 15°, tilted to 20°, blurred by σ 1.6.\n\n");
    }

    private static void Print(StringBuilder page, AccuracyResult result)
    {
        page.Append("## Printed and merged fields, and time\n\n")
            .Append("| documents | fields right | missing | wrong, contradicted | wrong and unflagged ")
            .Append("| ms of one core per image: median | p90 |\n|---|---|---|---|---|---|---|\n");
        foreach (var level in Reading)
        {
            Row(level + ", known layout", score => score.Set == level && score.Layout is not null);
            Row(level + ", other", score => score.Set == level && score.Layout is null);
        }

        page.Append("\nA document counts as known when its layout was recognised. Times are processor time, decoding ")
            .Append("included, models loaded.\n\n");

        void Row(string name, Func<DocumentScore, bool> wanted)
        {
            var set = Report(name, result.Scores, wanted);
            if (set.Documents > 0)
            {
                page.Append(Text($"| {name} ({set.Documents}) | {Text(set.FieldsRight)} | {set.FieldsMissing} "))
                    .Append(Text($"| {set.FieldsWrongFlagged} | {Text(set.FieldsWrongSilent)} "))
                    .Append(Text($"| {set.MedianMs:0} | {set.P90Ms:0} |\n"));
            }
        }
    }

    private static void Alarms(StringBuilder page, IReadOnlyList<DocumentScore> scores)
    {
        page.Append("## What speaks against a document\n\n")
            .Append("| set | what was done | sign looked for | found | false alarms on genuine documents |\n")
            .Append("|---|---|---|---|---|\n");
        foreach (var (set, done, sign) in AccuracySigns.All)
        {
            var (found, genuine) = (scores.Where(score => score.Set == set).ToList(),
                scores.Where(score => AccuracySets.Genuine.Contains(score.Set)).ToList());
            page.Append(sign is null
                ? $"| `{set}` | {done} | none: there is no detector yet | | |\n"
                : $"| `{set}` | {done} | `{sign}` | {Text(Share(found, sign))} | {Text(Share(genuine, sign))} |\n");
        }

        page.Append('\n');
    }

    private static void Failures(StringBuilder page, AccuracyResult result)
    {
        page.Append("## Pictures of failures\n\n");
        page.Append(result.Failures.Count == 0
            ? "Nothing failed that a picture would show.\n"
            : "The last photo of the first document that failed in each way; portraits are covered.\n\n");
        foreach (var (name, _) in result.Failures)
        {
            page.Append(Text($"![{name}](accuracy/{name}.webp)\n"));
        }
    }

    private static DocumentSetReport Report(
        string name, IReadOnlyList<DocumentScore> scores, Func<DocumentScore, bool> wanted) =>
        DocumentSetReport.Of(name, [.. scores.Where(wanted)]);

    private static Rate Share(List<DocumentScore> scores, string sign) =>
        Rate.Of(scores.Count(score => score.Against.Contains(sign)), scores.Count);

    private static string Text(Rate rate) => rate.Trials == 0
        ? "none tried"
        : Text($"{rate.Events}/{rate.Trials}, {rate.Value * 100:0.0} % ")
            + Text($"({rate.Low * 100:0.0} to {rate.High * 100:0.0})");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
