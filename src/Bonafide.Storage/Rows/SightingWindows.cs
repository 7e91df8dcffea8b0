using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>The windows in which sightings are counted; all end at the instant that is asked for.</summary>
internal static class SightingWindows
{
    private const long DayMicroseconds = 86_400_000_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Ninety = TimeSpan.FromDays(90);

    /// <summary>Days (UTC) that a statement sees in the window of 90.</summary>
    public const string Days = "count(distinct case when s.at >= @window then s.at / @day_length end)";

    /// <summary>How many rows of <c>s</c> are in each window, then how many risky ones in the last two.</summary>
    /// <param name="one">What a row counts for.</param>
    public static string Counts(string one) =>
        $"{Sum("s.at >= @hour", one)}, {Sum("s.at >= @day", one)}, {Sum("s.at >= @window", one)}";

    public static string RiskyCounts(string one) =>
        $"{Sum("s.at >= @window and s.risky = 1", one)}, {Sum("s.at >= @day and s.risky = 1", one)}";

    /// <summary>The parameters of <see cref="Counts"/>, <see cref="RiskyCounts"/> and <see cref="Days"/>.</summary>
    public static (string Name, DbValue Value)[] Parameters(DateTimeOffset now) =>
    [
        ("now", now),
        ("hour", now - Hour),
        ("day", now - Day),
        ("window", Window(now)),
        ("day_length", DayMicroseconds),
    ];

    public static DateTimeOffset Window(DateTimeOffset now) => now - Ninety;

    public static DateTimeOffset LastDay(DateTimeOffset now) => now - Day;

    private static string Sum(string condition, string one) =>
        $"coalesce(sum(case when {condition} then {one} else 0 end), 0)";
}
