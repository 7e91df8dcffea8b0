using System.Globalization;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>Dates of the zone: six digits YYMMDD, parts may be unknown (Doc 9303-3 §4.8).</summary>
public static class MrzDates
{
    /// <summary>Years that a document may still be valid for; beyond, the date lies in the past century.</summary>
    private const int MostYearsAhead = 50;

    /// <summary>YYYY-MM-DD with the latest century that is not in the future; unknown parts are left out from the
    /// right; null when it is no date.</summary>
    public static string? Birth(string sixSigns, DateOnly today) =>
        Read(sixSigns, year => FirstDay(year, sixSigns) <= today);

    /// <summary>YYYY-MM-DD within the next fifty years, else in the past.</summary>
    public static string? Expiry(string sixSigns, DateOnly today) =>
        Read(sixSigns, year => year <= today.Year + MostYearsAhead);

    internal static bool IsPossible(MrzZone zone, MrzCheck check) =>
        check.Name is not (MrzCheck.DateOfBirth or MrzCheck.ExpiryDate)
        || zone.Text(check.Covers[0]) is var text
            && (text.All(sign => sign == MrzSigns.Filler) || Read(text, _ => true) is not null);

    private static string? Read(string text, Func<int, bool> isCentury)
    {
        if (Number(text[..2]) is not { } shortYear)
        {
            return null;
        }

        var century = (int[])[2000, 1900];
        var year = century.Select(start => start + shortYear).FirstOrDefault(isCentury, 1900 + shortYear);
        var month = Number(text[2..4]);
        var day = Number(text[4..6]);
        return (IsUnknown(text[2..4]), IsUnknown(text[4..6])) switch
        {
            (true, var isDayUnknown) when isDayUnknown || day is >= 1 and <= 31 => Invariant($"{year:0000}"),
            (_, true) when month is >= 1 and <= 12 => Invariant($"{year:0000}-{month:00}"),
            _ when month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month.Value) =>
                Invariant($"{year:0000}-{month:00}-{day:00}"),
            _ => null,
        };
    }

    private static DateOnly FirstDay(int year, string text)
    {
        var month = Number(text[2..4]) is >= 1 and <= 12 and var known ? known : 1;
        var day = Number(text[4..6]) is >= 1 and var number ? Math.Min(number, DateTime.DaysInMonth(year, month)) : 1;
        return new DateOnly(year, month, day);
    }

    /// <summary>Fillers by the standard; zeros in the documents of some states.</summary>
    private static bool IsUnknown(string twoSigns) => twoSigns is "<<" or "00";

    private static int? Number(string twoSigns) =>
        int.TryParse(twoSigns, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
