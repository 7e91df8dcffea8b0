using Bonafide.Core.Contact;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Phone;

/// <summary>
/// Test numbers for tenants of kind sandbox, among the hundred of each US area that are kept for fiction
/// (NANPA, 555-0100 to 555-0199). Each brings facts, and the ordinary rules judge them; <c>docs/sandbox.md</c> lists
/// them.
/// </summary>
public static class SandboxPhones
{
    /// <summary>All begin so; two digits follow.</summary>
    public const string Prefix = "+120255501";

    private static readonly DataVersion Version = new("sandbox", "1");

    private static readonly PhoneFacts Plain = new()
    {
        Problem = PhoneProblem.None,
        IsValid = true,
        Type = PhoneType.Mobile,
        Country = "USA",
        CallingCode = 1,
        SandboxTraffic = new(new(), new()),
    };

    internal static readonly IReadOnlyList<SandboxPhone> All =
    [
        new("00", "carrier=Example Mobile", "A mobile of a known carrier, seen twice in the last 90 days", now =>
            Plain with { Carrier = "Example Mobile", SandboxTraffic = Number(SandboxTraffic.Low(now)) }),
        .. Types(),
        .. Activity(),
        .. Recency(),
        .. Range(),
        .. Risky(),
        new("90", "", "The source refuses our credentials", _ => Plain with { IsAccessDenied = true }),
        new("91", "", "The source fails", _ => null),
    ];

    private static readonly Dictionary<string, SandboxPhone> ByNumber =
        All.ToDictionary(value => value.Number, StringComparer.Ordinal);

    /// <summary>The fact of a test number; null when the text is none.</summary>
    internal static Fact? Find(string text, DateTimeOffset now)
    {
        if (PhoneNumber.TryParse(text, out var number) != PhoneProblem.None || !number!.IsInternational
            || !ByNumber.TryGetValue("+" + number.Digits, out var value))
        {
            return null;
        }

        return value.Facts(now) is { } facts
            ? Fact.Known(PhoneFacts.Kind, null, facts, Version)
            : Fact.Unknown(FactKinds.Phone, null, FactStatus.Failed, Version);
    }

    private static IEnumerable<SandboxPhone> Types() =>
    [
        new("01", "phoneType=MOBILE", "A mobile, never seen", _ => Plain),
        new("02", "phoneType=FIXED_LINE", "A fixed line", _ => Plain with { Type = PhoneType.FixedLine }),
        new("03", "phoneType=OTHER", "In the plan, of no type that it names",
            _ => Plain with { Type = PhoneType.Other }),
        new("04", "phoneType=PAGER", "A pager", _ => Plain with { Type = PhoneType.Pager }),
        new("05", "phoneType=PAYPHONE", "A payphone", _ => Plain with { Type = PhoneType.Payphone }),
        new("06", "phoneType=PERSONAL", "A number that follows its owner",
            _ => Plain with { Type = PhoneType.Personal }),
        new("07", "phoneType=PREPAID", "A prepaid mobile", _ => Plain with { Type = PhoneType.Prepaid }),
        new("08", "phoneType=TOLLFREE", "A freephone number", _ => Plain with { Type = PhoneType.TollFree }),
        new("09", "phoneType=VOIP", "A number of internet telephony", _ => Plain with { Type = PhoneType.Voip }),
        new("10", "phoneType=INVALID", "No plan has the number",
            _ => Plain with { IsValid = false, Type = null, SandboxTraffic = null }),
        new("11", "blocked=true", "On the operator's list of blocked numbers", _ => Plain with { IsBlocked = true }),
        new("12", "blocked=true", "A public inbox, listed last month", now =>
            Plain with { PublicInboxSeen = DateOnly.FromDateTime(now.UtcDateTime.AddDays(-30)) }),
        new("13", "phoneType=VOIP", "Internet telephony at a fixed place",
            _ => Plain with { Type = PhoneType.FixedVoip }),
        new("14", "phoneType=OTHER", "A voice mailbox", _ => Plain with { Type = PhoneType.VoiceMail }),
        new("15", "phoneType=OTHER", "A premium-rate number", _ => Plain with { Type = PhoneType.PremiumRate }),
    ];

    private static IEnumerable<SandboxPhone> Activity() =>
    [
        Of("20", "NO ACTIVITY", _ => new()),
        Of("21", "NO LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 200, 120, 3, 0, 0)),
        Of("22", "LOW ACTIVITY", now => SandboxTraffic.Seen(now, 700, 10, 60, 2, 2)),
        Of("23", "LOW LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 40, 10, 2, 2, 2)),
        Of("24", "LOW SHORT-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 0.5, 0.5, 1, 1, 1) with
        {
            HitsLast24Hours = 1,
        }),
        Of("25", "SPARSE LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 10, 4, 4, 4)),
        Of("26", "MODERATE LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 10, 8, 8, 5)),
        Of("27", "CONTINUOUS LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 89, 3, 25, 25, 25)),
        Of("28", "HIGH LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 3, 20, 20, 10)),
        Of("29", "VERY HIGH LONG-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 3, 60, 60, 15)),
        Of("30", "MODERATE SHORT-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 0.2, 4, 4, 2) with
        {
            HitsLast24Hours = 3,
        }),
        Of("31", "HIGH SHORT-TERM ACTIVITY", now => SandboxTraffic.Seen(now, 80, 0.2, 8, 8, 3) with
        {
            HitsLast24Hours = 6,
        }),
        Of("32", "MACHINE-LIKE ACTIVITY", now => SandboxTraffic.Seen(now, 80, 0.01, 8, 8, 3) with
        {
            HitsLast24Hours = 6,
            HitsLastHour = 6,
        }),
    ];

    private static IEnumerable<SandboxPhone> Recency() =>
    [
        Of("40", "SEEN IN THE LAST 1 DAY", now => SandboxTraffic.Low(now)),
        Of("41", "SEEN IN THE LAST 7 DAYS", now => SandboxTraffic.Seen(now, 60, 5, 2, 2, 2)),
        Of("42", "SEEN IN THE LAST 15 DAYS", now => SandboxTraffic.Seen(now, 60, 12, 2, 2, 2)),
        Of("43", "SEEN IN THE LAST 1 MONTH", now => SandboxTraffic.Seen(now, 60, 25, 2, 2, 2)),
        Of("44", "SEEN IN THE LAST 2 MONTHS", now => SandboxTraffic.Seen(now, 60, 50, 2, 2, 2)),
        Of("45", "SEEN IN THE LAST 3 MONTHS", now => SandboxTraffic.Seen(now, 85, 80, 2, 2, 2)),
        Of("46", "SEEN MORE THAN 3 MONTHS AGO", now => SandboxTraffic.Seen(now, 300, 120, 2, 0, 0)),
    ];

    private static IEnumerable<SandboxPhone> Range() =>
    [
        Around("50", "NO RANGE ACTIVITY", new() { HitsLast90Days = 40 }),
        Around("51", "LOW RANGE ACTIVITY", new() { HitsLast90Days = 10, RiskyHitsLast90Days = 4 }),
        Around("52", "MODERATE LONG-TERM RANGE ACTIVITY", new() { HitsLast90Days = 50, RiskyHitsLast90Days = 9 }),
        Around("53", "HIGH LONG-TERM RANGE ACTIVITY", new() { HitsLast90Days = 200, RiskyHitsLast90Days = 40 }),
        Around("54", "VERY HIGH LONG-TERM RANGE ACTIVITY", new() { HitsLast90Days = 600, RiskyHitsLast90Days = 90 }),
        Around("55", "MODERATE SHORT-TERM RANGE ACTIVITY", new()
        {
            HitsLast90Days = 12, HitsLast24Hours = 8, RiskyHitsLast90Days = 4,
        }),
        Around("56", "HIGH SHORT-TERM RANGE ACTIVITY", new()
        {
            HitsLast90Days = 40, HitsLast24Hours = 30, RiskyHitsLast90Days = 8,
        }),
        Around("57", "VERY HIGH SHORT-TERM RANGE ACTIVITY", new()
        {
            HitsLast90Days = 150, HitsLast24Hours = 120, RiskyHitsLast90Days = 30,
        }),
        Around("58", "MACHINE-LIKE RANGE ACTIVITY", new()
        {
            HitsLast90Days = 80, HitsLast24Hours = 70, HitsLastHour = 60,
        }),
    ];

    private static IEnumerable<SandboxPhone> Risky() =>
    [
        Of("60", "LONG-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 8, 1, 0)),
        Of("61", "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 20, 4, 0)),
        Of("62", "VERY HIGH LONG-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 60, 12, 0)),
        Of("63", "SHORT-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 8, 1, 1)),
        Of("64", "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 12, 2, 2)),
        Of("65", "VERY HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 40, 6, 6)),
        Of("66", "MODERATE ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 10, 3, 0)),
        Of("67", "HIGH ACTIVITY ON RISKY SERVICES", now => SandboxTraffic.Risky(now, 6, 4, 0)),
        Around("70", "LONG-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(2, 0)),
        Around("71", "HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(15, 0)),
        Around("72", "VERY HIGH LONG-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(60, 0)),
        Around("73", "SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(2, 2)),
        Around("74", "HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(8, 8)),
        Around("75", "VERY HIGH SHORT-TERM RANGE ACTIVITY ON RISKY SERVICES", SandboxTraffic.RiskyRange(25, 25)),
    ];

    private static SandboxPhone Of(string number, string brings, Func<DateTimeOffset, SightingHistory> history) =>
        new(number, brings, "A mobile with this history", now => Plain with { SandboxTraffic = Number(history(now)) });

    private static SandboxPhone Around(string number, string brings, SightingHistory range) =>
        new(number, brings, "A new mobile among numbers with this history",
            _ => Plain with { SandboxTraffic = new(new(), range) });

    private static PhoneTraffic Number(SightingHistory number) => new(number, number);
}

/// <param name="Ending">The last two digits.</param>
/// <param name="Brings">The value that it stands for; empty where nothing is executed.</param>
/// <param name="Facts">The facts at an instant; null stands for a source that fails.</param>
internal sealed record SandboxPhone(
    string Ending, string Brings, string Why, Func<DateTimeOffset, PhoneFacts?> Facts)
{
    public string Number => SandboxPhones.Prefix + Ending;
}
