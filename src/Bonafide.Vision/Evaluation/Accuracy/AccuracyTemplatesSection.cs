using System.Text;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>The section on documents whose templates somebody else drew.</summary>
internal static class AccuracyTemplatesSection
{
    internal static void Write(StringBuilder page, AccuracyResult result)
    {
        page.Append("## Templates of another maker\n\n");
        var sets = AccuracySets.Templates.Select(name =>
            DocumentSetReport.Of(name, [.. result.Scores.Where(score => score.Set == name)])).ToList();
        if (sets.TrueForAll(set => set.Documents == 0))
        {
            page.Append("Not measured in this run: `--templates DIR` names a folder of SVG templates.\n\n");
            return;
        }

        var names = string.Join(", ", result.Options.Templates.Select(template => $"`{template.Name}`"));
        page.Append("Blank fictional documents that the DocXPand project drew (QuickSign/docxpand, MIT licence), ")
            .Append("filled with made-up people: ").Append(names)
            .Append(". No layout, limit or label of the reader was chosen by them, and nothing of them is part of ")
            .Append("this repository. Their fonts were replaced by what the machine has, four fifths as large.\n\n")
            .Append("| set | documents | zone lines exact | zone values wrong, unflagged | kind right ")
            .Append("| fields right | missing | wrong, contradicted | wrong and unflagged | ms: median |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var set in sets)
        {
            page.Text($"| {set.Set} | {set.Documents} | {set.MrzLinesExact.Text()} | {set.MrzFieldsSilentlyWrong} ")
                .Text($"| {set.Kinds.Text()} | {set.FieldsRight.Text()} | {set.FieldsMissing} ")
                .Text($"| {set.FieldsWrongFlagged} | {set.FieldsWrongSilent.Text()} | {set.MedianMs:0} |\n");
        }

        page.Append('\n');
    }
}
