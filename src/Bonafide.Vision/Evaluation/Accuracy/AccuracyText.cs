using System.Text;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Figures as the page writes them, the same on every machine.</summary>
internal static class AccuracyText
{
    internal static StringBuilder Text(this StringBuilder page, FormattableString text) =>
        page.Append(FormattableString.Invariant(text));

    internal static string Text(this Rate rate) => rate.Trials == 0
        ? "none tried"
        : FormattableString.Invariant($"{rate.Events}/{rate.Trials}, {rate.Value * 100:0.0} % ")
            + FormattableString.Invariant($"({rate.Low * 100:0.0} to {rate.High * 100:0.0})");
}
