using System.Globalization;
using System.Text.RegularExpressions;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Documents.Printed;

/// <summary>
/// Printed dates: numbers in the order of the country, or a month by its name in one or two languages. Letters that
/// stand for digits in a place of digits are taken for them.
/// </summary>
public static partial class PrintedDates
{
    private const int OldestYear = 1890;
    private const int MostYearsAhead = 60;

    /// <summary>By the first three letters; four where three are not enough.</summary>
    private static readonly string[] Months =
    [
        "JAN ENE GEN STY SIJ", "FEB FEV LUT VEL", "MAR MRZ MRT MAE OZU", "APR ABR AVR KWI TRA", "MAY MAI MAG MEI MAJ",
        "JUN JUIN GIU JUI CZE", "JUL JUIL LUG LIP", "AUG AGO AOU SIE KOL", "SEP SET WRZ RUJ", "OCT OKT OTT OUT PAZ",
        "NOV LIS STU", "DEC DIC DEZ GRU PRO",
    ];

    public static PrintedText? Read(string raw, PrintedContext context)
    {
        var text = LatinFolding.Fold(raw).ToUpperInvariant();
        return Named(text, context) ?? Numbered(text, context) ?? YearAlone(text, context);
    }

    /// <summary>What follows a date in the same line, such as the place of birth; null when nothing does.</summary>
    public static string? After(string raw)
    {
        var text = LatinFolding.Fold(raw).ToUpperInvariant();
        if (text.Length != raw.Length || YearLast().Match(text) is not { Success: true } date)
        {
            return null;
        }

        var rest = raw[(date.Index + date.Length)..].Trim(' ', ',', '.', '-', '/');
        return rest.Count(char.IsLetter) >= 3 && !rest.Any(char.IsAsciiDigit) ? rest : null;
    }

    /// <summary>The line without the first date in it.</summary>
    public static string Without(string raw)
    {
        var text = LatinFolding.Fold(raw).ToUpperInvariant();
        var date = new[] { NamedForm(), YearFirst(), YearLast() }.Select(form => form.Match(text))
            .FirstOrDefault(match => match.Success);
        return date is null || text.Length != raw.Length ? raw : raw.Remove(date.Index, date.Length);
    }

    private static PrintedText? Named(string text, PrintedContext context)
    {
        var match = NamedForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var month = match.Groups["month"].Value.Split(['/', ' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Month(word.Replace('0', 'O'))).FirstOrDefault(found => found > 0);
        return month == 0 ? null : Date(Year(match.Groups["year"].Value, context), month,
            Number(match.Groups["day"].Value), context, false);
    }

    private static PrintedText? Numbered(string text, PrintedContext context)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Date(Number(iso.Groups[1].Value), Number(iso.Groups[2].Value), Number(iso.Groups[3].Value),
                context, false);
        }

        var match = YearLast().Match(text) is { Success: true } spaced ? spaced : GapLost().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (first, second) = (Number(match.Groups[1].Value), Number(match.Groups[2].Value));
        var year = Year(match.Groups[3].Value, context);
        var isMonthFirst = second > 12 || (first <= 12 && context.Country is "USA");
        var isOpen = context.Country is null && first <= 12 && second <= 12 && first != second
            && !match.Value.Contains('.', StringComparison.Ordinal);
        return isMonthFirst ? Date(year, first, second, context, isOpen) : Date(year, second, first, context, isOpen);
    }

    /// <summary>Some cards print years only; the missing parts are left out.</summary>
    private static PrintedText? YearAlone(string text, PrintedContext context) =>
        text.Trim() is { Length: 4 } year && year.All(char.IsAsciiDigit) && Number(year) >= OldestYear
        && Number(year) <= context.Today.Year + MostYearsAhead
            ? new(year, IsOpen: false)
            : null;

    private static PrintedText? Date(int year, int month, int day, PrintedContext context, bool isOpen)
    {
        if (month is < 1 or > 12 || year < OldestYear || year > context.Today.Year + MostYearsAhead
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        return new(new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isOpen);
    }

    private static int Month(string word) => Array.FindIndex(Months, names => names.Split(' ')
        .Any(name => word.StartsWith(name, StringComparison.Ordinal)
            && !(name == "JUI" && word.StartsWith("JUIL", StringComparison.Ordinal)))) + 1;

    private static int Year(string text, PrintedContext context)
    {
        var year = Number(text);
        if (text.Length != 2)
        {
            return year;
        }

        var latest = context.IsPast ? context.Today.Year : context.Today.Year + 50;
        return 2000 + year <= latest ? 2000 + year : 1900 + year;
    }

    private static int Number(string text) => int.TryParse(
        text.Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace('S', '5').Replace('B', '8'),
        NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : -1;

    /// <summary>Behind letters, where the gap was not seen, the day is two digits.</summary>
    [GeneratedRegex(@"(?<day>(?<![A-Z0-9])[0-9OIL]{1,2}|(?<=[A-Z])[0-9]{2})[ .\-/]*"
        + @"(?<month>[A-Z0]{3,10}\.?(?:[ /.\-]+[A-Z]{3,10})?)[ .\-/]*"
        + @"(?<year>[0-9OISB]{4}|[0-9]{2})(?![0-9])")]
    private static partial Regex NamedForm();

    [GeneratedRegex(@"(?<![0-9])([12][0-9OISB]{3})[ .\-/]{1,2}([0-9OIL]{1,2})[ .\-/]{1,2}([0-9OIL]{1,2})(?![0-9])")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![0-9])([0-9OIL]{1,2})[ .\-/]{1,2}([0-9OIL]{1,2})[ .\-/]{1,2}"
        + @"([12][0-9OISB]{3}|[0-9]{2})(?![0-9])")]
    private static partial Regex YearLast();

    /// <summary>
    /// Day, month and year of which gaps were not seen, and nothing else in the line. A year cannot come first in it,
    /// since 19 and 20 are no months.
    /// </summary>
    [GeneratedRegex(@"^\s*([0-9]{2})[ .\-/]?([0-9]{2})[ .\-/]?([12][0-9]{3})\s*$")]
    private static partial Regex GapLost();
}
