using System.Text;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>What the reader is held to, beside what was measured.</summary>
internal static class AccuracyBars
{
    /// <summary>Megabytes of memory that one worker may use.</summary>
    private const int MostMegabytes = 900;

    internal static void Write(StringBuilder page, AccuracyResult result)
    {
        var genuine = result.Scores.Where(score => AccuracySets.Genuine.Contains(score.Set)).ToList();
        var known = Of(genuine.Where(AccuracySets.IsKnown));
        var unknown = Of(genuine.Where(score => !AccuracySets.IsKnown(score)));
        var all = Of(genuine);
        var (mild, hard) = (Of(genuine.Where(score => score.Set == "mild")),
            Of(genuine.Where(score => score.Set == "hard")));
        var symbols = Of(result.Scores.Where(score => score.Set == AccuracySets.Symbols));
        page.Append("## Bars\n\n| what | bar | measured | met |\n|---|---|---|---|\n");
        AtLeast("zone lines exact, mild", 99, mild.MrzLinesExact);
        AtLeast("zone lines exact, hard", 95, hard.MrzLinesExact);
        Row("zone values wrong and unflagged", "0", $"{all.MrzFieldsSilentlyWrong} in {all.Documents} documents",
            all.Documents == 0 ? null : all.MrzFieldsSilentlyWrong == 0);
        AtLeast("PDF417 read at 15°, 20°, σ 1.6", 95, symbols.Barcodes);
        AtLeast("fields right, known layouts", 95, known.FieldsRight);
        AtLeast("fields right, unknown layouts", 85, unknown.FieldsRight);
        Row("fields wrong and unflagged", "≤ 0.5 %", all.FieldsWrongSilent.Text(),
            all.FieldsWrongSilent.Trials == 0 ? null : all.FieldsWrongSilent.Value <= 0.005);
        Median("median of one image, known layouts", 1000, known.MedianMs);
        Median("median of one image, unknown layouts", 1800, unknown.MedianMs);
        Row("most memory of a boxed worker", FormattableString.Invariant($"≤ {MostMegabytes} MB"),
            result.WorkerMegabytes is { } held ? FormattableString.Invariant($"{held:0} MB") : "none tried",
            result.WorkerMegabytes is { } most ? most <= MostMegabytes : null);
        Sign("pasted or re-typeset field found", "edited field", "pastedField", "retypedField");
        Sign("photo of a screen found", "screen", "screen");
        Sign("swapped portrait found beside its ghost", "ghost that differs", AccuracySets.Swapped);
        page.Append("\nFields and medians are over `clean`, `mild` and `hard` together. \"Met\" is said of the ")
            .Append("measured value; where the bar lies within the interval, another run may say otherwise.\n\n");

        void Sign(string found, string seen, params string[] sets)
        {
            var sign = AccuracySigns.All.First(one => one.Set == sets[0]).Sign;
            AtLeast(found, 90, AccuracySigns.Share([.. result.Scores.Where(score => sets.Contains(score.Set))], sign));
            var alarms = AccuracySigns.FalseAlarms(result, sign);
            Row($"{seen} seen on a genuine document", "≤ 2 %", alarms.Text(),
                alarms.Trials == 0 ? null : alarms.Value <= 0.02);
        }

        void AtLeast(string what, int percent, Rate rate) => Row(
            what, FormattableString.Invariant($"≥ {percent} %"), rate.Text(),
            rate.Trials == 0 ? null : rate.Value * 100 >= percent);

        void Median(string what, int most, double ms) => Row(
            what, FormattableString.Invariant($"≤ {most} ms"), double.IsNaN(ms)
                ? "none tried"
                : FormattableString.Invariant($"{ms:0} ms on {DocumentTask.Threads} cores"),
            double.IsNaN(ms) ? null : ms <= most);

        void Row(string what, string bar, string measured, bool? met) => page.Append(
            $"| {what} | {bar} | {measured} | {(met is null ? "not measured" : met.Value ? "yes" : "**no**")} |\n");
    }

    private static DocumentSetReport Of(IEnumerable<DocumentScore> scores) =>
        DocumentSetReport.Of(string.Empty, [.. scores]);
}
