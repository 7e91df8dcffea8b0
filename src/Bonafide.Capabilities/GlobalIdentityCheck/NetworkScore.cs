using System.Globalization;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>
/// The identity network score: a scorecard over how the elements were used (seed: velocity, popularity, volatility,
/// age). It starts in the middle, since of somebody whom nobody saw nothing is known; each line only ever adds risk as
/// its measure worsens.
/// </summary>
internal sealed class NetworkScore(GlobalIdentityCheckOptions options)
{
    private const int Start = 500;
    private const int Scale = 1_000;

    /// <summary>Points of each element: age, then velocity, popularity and bad ends.</summary>
    private static readonly Weights[] Rows =
    [
        new(SubjectElement.Email, "email", new(60, 100, -150), (100, 250), (100, 250), (80, 250)),
        new(SubjectElement.PhoneNumber, "phone", new(30, 60, -120), (100, 250), (100, 250), (80, 250)),
        new(SubjectElement.Address, "address", new(0, 20, -80), (50, 150), (50, 150), (50, 150)),
        new(SubjectElement.IpAddress, "ip", new(0, 0, -40), (50, 150), (50, 150), (50, 150)),
    ];

    /// <returns>0 (low risk) to 1, and the pieces that made it.</returns>
    public (double Score, IReadOnlyList<ScorePiece> Pieces) Look(IdentityNetworkFacts network, DateTimeOffset now)
    {
        ScorePiece[] pieces =
        [
            .. Rows.SelectMany(row => network.Find(row.Path) is { } seen ? Of(row, seen.Sightings, now) : []),
            .. Volatility(network),
        ];
        return (Math.Clamp(Start + pieces.Sum(piece => piece.Points), 0, Scale) / (double)Scale, pieces);
    }

    private IEnumerable<ScorePiece> Of(Weights row, SightingHistory seen, DateTimeOffset now)
    {
        var isPlace = row.Path is SubjectElement.Address or SubjectElement.IpAddress;
        var (quick, veryQuick) = row.Path == SubjectElement.IpAddress
            ? (options.IpQuickFrom, options.IpVeryQuickFrom)
            : (options.QuickFrom, options.VeryQuickFrom);
        var (shared, veryShared) = isPlace
            ? (options.PlaceSharedFrom, options.PlaceVerySharedFrom)
            : (options.SharedFrom, options.VerySharedFrom);
        yield return Age(row, seen, now);
        yield return ScorePiece.Rising(row.Name + "Velocity", seen.HitsLast24Hours,
            (quick, row.Velocity.Some), (veryQuick, row.Velocity.Many));
        yield return ScorePiece.Rising(row.Name + "Popularity", seen.OtherAccountsLast90Days,
            (shared, row.Popularity.Some), (veryShared, row.Popularity.Many));
        yield return ScorePiece.Rising(row.Name + "BadEnds", seen.RiskyHitsLast90Days,
            (options.BadFrom, row.Bad.Some), (options.VeryBadFrom, row.Bad.Many));
    }

    /// <summary>From best to worst: old, neither, never seen, young (seed, emailFirstSeenDays).</summary>
    private ScorePiece Age(Weights row, SightingHistory seen, DateTimeOffset now)
    {
        var days = Days.Since(seen.FirstSeen, now);
        var points = days == 0 ? row.Age.Never
            : days <= options.YoungUpToDays ? row.Age.Young
            : days > options.OldAboveDays ? row.Age.Old
            : 0;
        var measured = days == 0 ? "never seen" : days.ToString(CultureInfo.InvariantCulture);
        return new(row.Name + "Age", measured, points, "history", "days");
    }

    private IEnumerable<ScorePiece> Volatility(IdentityNetworkFacts network)
    {
        var (some, many) = (options.VolatileFrom, options.VeryVolatileFrom);
        (string Path, string Name, SightingKind Kind, (int, int) Some, (int, int) Many)[] rows =
        [
            (SubjectElement.Email, "emailNames", SightingKind.PersonName, (some, 100), (many, 200)),
            (SubjectElement.Email, "emailPhones", SightingKind.Phone, (some, 100), (many, 200)),
            (SubjectElement.PhoneNumber, "phoneNames", SightingKind.PersonName, (some, 100), (many, 200)),
            (SubjectElement.PhoneNumber, "phoneIpAddresses", SightingKind.IpAddress, (options.IpsFrom, 80),
                (options.ManyIpsFrom, 200)),
            (SubjectElement.Address, "addressNames", SightingKind.PersonName, (some, 40), (many, 100)),
        ];
        return rows.Where(row => network.Find(row.Path) is not null).Select(row => ScorePiece.Rising(
            row.Name, network.Find(row.Path)!.Together.GetValueOrDefault(row.Kind), row.Some, row.Many));
    }

    private sealed record AgePoints(int Never, int Young, int Old);

    private sealed record Weights(
        string Path, string Name, AgePoints Age, (int Some, int Many) Velocity, (int Some, int Many) Popularity,
        (int Some, int Many) Bad);
}

/// <summary>Whole days as the seed counts them: 0 is never, today is 1.</summary>
internal static class Days
{
    public static long Since(DateTimeOffset? seen, DateTimeOffset now) =>
        seen is { } at ? Math.Max(1, (long)(now - at).TotalDays) : 0;
}
