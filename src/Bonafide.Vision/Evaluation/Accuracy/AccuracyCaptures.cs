using System.Text;
using Bonafide.Vision.Evaluation.Captures;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>The section on simulated face maps.</summary>
internal static class AccuracyCaptures
{
    internal static void Write(StringBuilder page, FaceMapReport? report)
    {
        page.Append(AccuracyPage.CapturesTitle).Append("\n\n");
        if (report is null)
        {
            page.Append("Not measured in this run: `--face-maps S` simulates S genuine series ")
                .Append("and the attacks on them.\n\n");
            return;
        }

        page.Append("Simulated captures, drawn from portraits (docs/eval.md, face maps): no recording of a person is ")
            .Append("among them. Wrong challenges are the frames of the genuine series, each held against several ")
            .Append("others, and so not independent of each other.\n\n")
            .Append("| before the camera | series | counted | rate |\n|---|---|---|---|\n");
        foreach (var kind in report.Kinds.Where(kind => kind.Passed.Trials > 0))
        {
            var isGenuine = kind.Kind == nameof(CaptureKind.Genuine);
            page.Text($"| {kind.Kind} | {kind.Passed.Trials} | {(isGenuine ? "refused" : "accepted")} ")
                .Text($"| {(isGenuine ? kind.Refused : kind.Passed).Text()} |\n");
        }

        page.Append('\n');
    }
}
