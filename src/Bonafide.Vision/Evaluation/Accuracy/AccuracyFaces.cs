using System.Text;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>The section on comparing faces.</summary>
internal static class AccuracyFaces
{
    internal static void Write(StringBuilder page, FaceEvaluationReport? report)
    {
        page.Append(AccuracyPage.FacesTitle).Append("\n\n");
        if (report is null)
        {
            page.Append("Not measured in this run: `--faces DIR` names a folder with one sub-folder of pictures per ")
                .Append("person. What the pack's limits were chosen by stands in its manifest.\n\n");
            return;
        }

        page.Text($"Pack {report.Pack}, {report.Pictures} pictures of {report.People} people; ")
            .Text($"{report.WithoutFace} without a face that could be described, {report.BelowQuality} below the ")
            .Append("pack's quality limits. Pairs of faces within the limits:\n\n")
            .Append("| at distance | of two people, taken for one | of one person, taken for two |\n|---|---|---|\n");
        var pairs = report.ComparablePairs;
        Row("match", pairs.AtMatchDistance);
        Row("no match", pairs.AtNoMatchDistance);
        pairs.AtTargets.ToList().ForEach(point => Row("for a rate", point));
        page.Text($"\nOf two people there were {pairs.Different.Count} pairs, of one person {pairs.Same.Count}; the ")
            .Text($"nearest pair of two people lies at {pairs.Different.Least:0.000}. Pairs are not independent: each ")
            .Append("face is in many. With n pairs of two people no false match rate below 3 / n is claimed. What the ")
            .Append("pictures were stands in docs/eval.md, faces. Error rates by demographic group could not be ")
            .Append("measured.\n\n");

        void Row(string what, FaceOperatingPoint point) => page
            .Text($"| {point.Distance:0.000} ({what}) | {point.FalseMatch.Text("0.0000")} ")
            .Text($"| {point.FalseNonMatch.Text()} |\n");
    }
}
