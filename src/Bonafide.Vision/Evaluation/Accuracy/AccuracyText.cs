using System.Globalization;
using System.Text;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Figures as the page writes them, the same on every machine.</summary>
internal static class AccuracyText
{
    internal static StringBuilder Text(this StringBuilder page, FormattableString text) =>
        page.Append(FormattableString.Invariant(text));

    /// <param name="format">Of the percentages: rates below a thousandth need more digits than one.</param>
    internal static string Text(this Rate rate, string format = "0.0")
    {
        return rate.Trials == 0
            ? "none tried"
            : FormattableString.Invariant($"{rate.Events}/{rate.Trials}, {Percent(rate.Value)} % ")
                + FormattableString.Invariant($"({Percent(rate.Low)} to {Percent(rate.High)})");

        string Percent(double value) => (value * 100).ToString(format, CultureInfo.InvariantCulture);
    }
}
