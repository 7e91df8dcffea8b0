namespace Bonafide.Core.Identity;

/// <summary>How two dates agree.</summary>
/// <param name="Day">The day of the month agrees.</param>
/// <param name="Month">The month agrees.</param>
/// <param name="Year">The year agrees.</param>
/// <param name="Transposed">They agree once day and month are exchanged.</param>
/// <param name="Similarity">1 equal, 0.9 transposed, 0.8 one digit differs, 0.5 only the year agrees, else 0.</param>
public readonly record struct DateComparison(bool Day, bool Month, bool Year, bool Transposed, double Similarity)
{
    public bool IsSame => Day && Month && Year;
}

/// <summary>Comparison of dates of birth, issue and expiry.</summary>
public static class Dates
{
    public static DateComparison Compare(DateOnly a, DateOnly b)
    {
        var day = a.Day == b.Day;
        var month = a.Month == b.Month;
        var year = a.Year == b.Year;
        var transposed = year && !(day && month) && a.Day == b.Month && a.Month == b.Day;
        var similarity = (day && month && year, transposed, OneDigit(a, b), year) switch
        {
            (true, _, _, _) => 1,
            (_, true, _, _) => 0.9,
            (_, _, true, _) => 0.8,
            (_, _, _, true) => 0.5,
            _ => 0,
        };
        return new DateComparison(day, month, year, transposed, similarity);
    }

    private static bool OneDigit(DateOnly a, DateOnly b)
    {
        Span<char> left = stackalloc char[8];
        Span<char> right = stackalloc char[8];
        a.TryFormat(left, out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        b.TryFormat(right, out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var different = 0;
        for (var i = 0; i < 8; i++)
        {
            different += left[i] == right[i] ? 0 : 1;
        }

        return different == 1;
    }
}
