using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Engine.Reports;

/// <summary>A value of an outcome's data as the report prints it.</summary>
internal static class ReportValue
{
    /// <summary>Reports pass from hand to hand, so of a payment card's number they show its last four digits; the
    /// whole number is in the retrieval, for those who may ask for it.</summary>
    /// <param name="path">Of the value within the data.</param>
    internal static string Shown(string? path, string value) =>
        path == FieldNames.PanNumber && value.Length - PaymentCardNumber.ToldDigits is > 0 and var hidden
            ? new string('*', hidden) + value[hidden..]
            : value;
}
