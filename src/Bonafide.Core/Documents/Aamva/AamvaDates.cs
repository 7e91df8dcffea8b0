using System.Globalization;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>
/// Dates of eight digits: CCYYMMDD in version 1 and in Canada, MMDDCCYY in the United States from version 2 on.
/// Cards are issued that do otherwise; no text is a date in both orders, since a month never begins with 19 or 20.
/// </summary>
internal static class AamvaDates
{
    private const string YearFirst = "yyyyMMdd";
    private const string MonthFirst = "MMddyyyy";

    /// <summary>YYYY-MM-DD, and whether the order is the prescribed one; null when it is no date.</summary>
    public static (string Value, bool PrescribedOrder)? Read(string text, int version, string? country)
    {
        var yearFirst = version < 2 || country == "CAN";
        foreach (var format in (string[])[YearFirst, MonthFirst])
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is >= 1900 and < 2200)
            {
                return (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    yearFirst == (format == YearFirst));
            }
        }

        return null;
    }
}
