using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// The whole number of a payment card leaves the reader for a credit card alone (contract 04 §7.3). Of that card's
/// statement its last four digits do, and of any other paper that happens to show one, nothing.
/// </summary>
internal static class CardNumberScope
{
    internal const string CreditCard = "CC";

    private const string CreditCardStatement = "CCS";

    internal static IReadOnlyList<PrintedReading> Limit(IReadOnlyList<PrintedReading> readings, string document)
    {
        if (document == CreditCard)
        {
            return readings;
        }

        var rest = readings.Where(reading => reading.Field != FieldNames.PanNumber).ToList();
        var number = readings.FirstOrDefault(reading => reading.Field == FieldNames.PanNumber);
        if (document == CreditCardStatement && number is not null
            && rest.TrueForAll(reading => reading.Field != FieldNames.CardNumberLastFourDigits))
        {
            // The line is kept beside the value, so it is cut to these digits as well.
            rest.Add(number with
            {
                Field = FieldNames.CardNumberLastFourDigits, Value = number.Value[^PaymentCardNumber.ToldDigits..],
                Line = number.Line.End(PaymentCardNumber.ToldDigits),
            });
        }

        return rest;
    }
}
