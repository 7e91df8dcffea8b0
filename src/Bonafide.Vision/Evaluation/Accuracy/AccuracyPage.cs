using System.Globalization;
using System.Text;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Writes what was measured as the page <c>docs/accuracy.md</c>.</summary>
public static class AccuracyPage
{
    internal const string FacesTitle = "## Faces";
    internal const string CapturesTitle = "## Face maps";

    private const string NextTitle = "\n## ";

    private const string Head = """
        # Accuracy of reading documents

        Made by `bonafide accuracy`; do not edit it by hand. All documents are fictional and were made for this run by
        the code in this repository, so anybody can repeat it. They are drawings, and photographs only by simulation:
        the figures compare versions of the reader, and say nothing sure about real documents.


        """;

    /// <param name="machine">Processor, cores and load, in one sentence.</param>
    public static string Write(AccuracyResult result, DateOnly day, string machine)
    {
        var page = new StringBuilder(Head);
        var versions = string.Join(", ", result.Versions.Select(version => $"{version.Key} {version.Value}"));
        page.Text($"Made on {day:yyyy-MM-dd} with seed {result.Options.Seed}, at most {result.Options.Size} ")
            .Text($"documents of each set that is read and {result.Options.Signs} of each that is looked at for a ")
            .Text($"sign, and {result.Options.MostTime.TotalMinutes:0.#} min; ")
            .Text($"{result.Scores.Count} documents were read. {machine}\nVersions: {versions}. ")
            .Append("Rates have 95 % intervals by Wilson; without any event the upper end is 3 / n.\n\n");
        AccuracyBars.Write(page, result);
        Sets(page, result.Scores);
        Print(page, result.Scores);
        Alarms(page, result);
        AccuracyTemplatesSection.Write(page, result);
        AccuracyFaces.Write(page, result.Faces);
        AccuracyCaptures.Write(page, result.Captures);
        Failures(page, result.Failures);
        return page.ToString();
    }

    /// <summary>The page with other sections on faces and face maps, the documents' left as they are.</summary>
    /// <exception cref="InvalidDataException">The page has no section on faces.</exception>
    public static string WithFaces(string page, FaceEvaluationReport? faces, FaceMapReport? captures, DateOnly day)
    {
        var from = page.IndexOf(FacesTitle + '\n', StringComparison.Ordinal);
        if (from < 0)
        {
            throw new InvalidDataException("The page has no section on faces.");
        }

        var last = page.IndexOf('\n' + CapturesTitle + '\n', from, StringComparison.Ordinal);
        var to = page.IndexOf(NextTitle, last < 0 ? from : last + NextTitle.Length, StringComparison.Ordinal);
        var sections = new StringBuilder();
        AccuracyFaces.Write(sections, faces);
        AccuracyCaptures.Write(sections, captures);
        sections.Text($"These two sections were made on {day:yyyy-MM-dd}, apart from the documents.\n");
        return page[..from] + sections + (to < 0 ? string.Empty : page[to..]);
    }

    private static void Sets(StringBuilder page, IReadOnlyList<DocumentScore> scores)
    {
        page.Append("## Zones, symbols, kinds\n\n")
            .Append("| set | documents | zone lines exact | zone values wrong, unflagged ")
            .Append("| PDF417 read | kind right |\n")
            .Append("|---|---|---|---|---|---|\n");
        foreach (var name in AccuracySets.Genuine.Append(AccuracySets.Symbols))
        {
            var set = Report(name, scores, score => score.Set == name);
            page.Text($"| {name} | {set.Documents} | {set.MrzLinesExact.Text()} | {set.MrzFieldsSilentlyWrong} ")
                .Text($"| {set.Barcodes.Text()} | {set.Kinds.Text()} |\n");
        }

        page.Append("\n`clean` is the drawing itself, `mild` a careful person's photo, `hard` any turn, tilt to 25°, ")
            .Append("blur, noise, JPEG 30 to 60 and one of glare, dark, small. ")
            .Append("`symbols` are backs with a PDF417 symbol ")
            .Append("turned to 15°, tilted to 20°, blurred by σ 1.6.\n\n");
    }

    private static void Print(StringBuilder page, IReadOnlyList<DocumentScore> scores)
    {
        page.Append("## Printed and merged fields, and time\n\n")
            .Append("| documents | fields right | missing | wrong, contradicted | wrong and unflagged ")
            .Append("| layout recognised | ms per image: median | p90 | processor's median |\n")
            .Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var level in AccuracySets.Genuine)
        {
            Row(level + ", known layout", score => score.Set == level && AccuracySets.IsKnown(score));
            Row(level + ", unknown layout", score => score.Set == level && !AccuracySets.IsKnown(score));
        }

        page.Append("\nA document counts as known when its design has a layout file, whether or not the layout was ")
            .Append("recognised. The others are read by their labels alone. Times are the clock's on ")
            .Append(CultureInfo.InvariantCulture, $"{DocumentTask.Threads} cores and, apart, what the processor ")
            .Append("spent on all of them, decoding included, models loaded; a busy machine makes them longer.\n\n");

        void Row(string name, Func<DocumentScore, bool> wanted)
        {
            var set = Report(name, scores, wanted);
            if (set.Documents > 0)
            {
                var recognised = scores.Where(wanted).Count(score => score.Layout is not null);
                page.Text($"| {name} ({set.Documents}) | {set.FieldsRight.Text()} | {set.FieldsMissing} ")
                    .Text($"| {set.FieldsWrongFlagged} | {set.FieldsWrongSilent.Text()} ")
                    .Text($"| {recognised} | {set.MedianMs:0} | {set.P90Ms:0} | {set.MedianProcessorMs:0} |\n");
            }
        }
    }

    private static void Alarms(StringBuilder page, AccuracyResult result)
    {
        page.Append("## What speaks against a document\n\n")
            .Append("| set | what was done | sign looked for | found | false alarms on genuine documents |\n")
            .Append("|---|---|---|---|---|\n");
        foreach (var (set, done, sign) in AccuracySigns.All)
        {
            var found = result.Scores.Where(score => score.Set == set).ToList();
            page.Append($"| `{set}` | {done} | `{sign}` | {AccuracySigns.Share(found, sign).Text()} ")
                .Append($"| {AccuracySigns.FalseAlarms(result, sign).Text()} |\n");
        }

        page.Append("\nFalse alarms are counted on `clean`, `mild`, `hard` and `untouched`, which are genuine ")
            .Append("documents of those three levels in turn; those of `editedImage` also on `camera` and `resaved`, ")
            .Append("photos as a telephone stores them and honestly saved again, whose files alone were looked at. ")
            .Append("Copies and the overprint are of fronts and pages; where ")
            .Append("the sign lies on the surface, nothing was read. Portraits are swapped, and ghosts compared, on ")
            .Append("known designs with a ghost portrait alone, and only where `--portraits DIR` gives portraits of ")
            .Append("different people: on other designs nothing looks for a swapped portrait.\n\n");
    }

    private static void Failures(StringBuilder page, IReadOnlyList<AccuracyFailure> failures)
    {
        page.Append("## Pictures of failures\n\n");
        page.Append(failures.Count == 0
            ? "Nothing failed that a picture would show.\n"
            : "The first document that failed in each way; portraits are covered.\n");
        foreach (var failure in failures)
        {
            page.Text($"\n{failure.What}\n\n![{failure.Name}](accuracy/{failure.Name}.webp)\n");
        }
    }

    private static DocumentSetReport Report(
        string name, IReadOnlyList<DocumentScore> scores, Func<DocumentScore, bool> wanted) =>
        DocumentSetReport.Of(name, [.. scores.Where(wanted)]);
}
