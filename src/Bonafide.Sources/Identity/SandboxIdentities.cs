using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Sources.Identity;

/// <summary>
/// Test people for tenants of kind sandbox, by their whole name. Each brings a made-up past, and the ordinary rules
/// judge it; <c>docs/sandbox.md</c> lists them.
/// </summary>
public static class SandboxIdentities
{
    /// <summary>The first name of all.</summary>
    public const string FirstName = "Global";

    private static readonly DataVersion Version = new("sandbox", "1");

    internal static readonly IReadOnlyList<SandboxIdentity> All =
    [
        new("Known", "Everything was seen with this name for years", now => new()
        {
            Elements = Elements(path => Element(path, Seen(now, 1_500, 40, 9))),
            Links = Links(now.AddDays(-646), now.AddDays(-40), 0),
        }),
        new("New", "Nothing was ever seen", _ => new()
        {
            Elements = Elements(path => Element(path, new())),
            Links = Links(null, null, 0),
        }),
        new("Other", "Everything was seen, always with other names", now => new()
        {
            Elements = Elements(path => Element(path, Seen(now, 200, 20, 3))),
            Links = Links(null, null, 2),
        }),
        new("Young", "First seen last month, with this name", now => new()
        {
            Elements = Elements(path => Element(path, Seen(now, 30, 20, 2))),
            Links = Links(now.AddDays(-30), now.AddDays(-20), 0),
        }),
        new("Busy", "Seen a dozen times since yesterday, with many names, phones and addresses", now => new()
        {
            Elements = Elements(path => Busy(path, now)),
            Links = Links(now.AddHours(-20), now.AddHours(-1), 11),
        }),
        Placed("Postal", "The directory has the phone in the same postal code", new(null, null, "33301")),
        Placed("Zip", "The directory has the phone in the same ZIP+4", new(null, null, "33301-1234")),
        Placed("City", "The directory has the phone in the same city and state", new("Fort Lauderdale", "FL", null)),
        Placed("Metro", "The directory has the phone in the same city, and does not say the state",
            new("Fort Lauderdale", null, null)),
        new("Failing", "The source fails", _ => null),
    ];

    private static readonly Dictionary<string, SandboxIdentity> ByLastName =
        All.ToDictionary(value => value.LastName, StringComparer.Ordinal);

    /// <summary>The fact of a test person; null when the name is none.</summary>
    internal static Fact? Find(string? firstName, string? lastName, DateTimeOffset now)
    {
        if (firstName != FirstName || lastName is null || !ByLastName.TryGetValue(lastName, out var value))
        {
            return null;
        }

        return value.Facts(now) is { } facts
            ? Fact.Known(IdentityNetworkFacts.Kind, null, facts, Version)
            : Fact.Unknown(FactKinds.IdentityNetwork, null, FactStatus.Failed, Version);
    }

    private static SandboxIdentity Placed(string lastName, string why, PhonePlace place) =>
        new(lastName, why, _ => new()
        {
            Elements = Elements(path => Element(path, new())),
            Links = Links(null, null, 0),
            PhonePlace = place,
        });

    private static List<ElementHistory> Elements(Func<string, ElementHistory> of) =>
        [.. IdentityNetworkFacts.Paths.Select(of)];

    private static List<IdentityLink> Links(DateTimeOffset? first, DateTimeOffset? last, long others) =>
        [.. IdentityNetworkFacts.Pairs.Select(pair => new IdentityLink(pair.Path, pair.With, first, last, others))];

    private static ElementHistory Element(string path, SightingHistory sightings) => new(
        path, KindOf(path), sightings, new Dictionary<SightingKind, long>(), new Dictionary<SightingKind, long>());

    private static ElementHistory Busy(string path, DateTimeOffset now)
    {
        var others = new Dictionary<SightingKind, long>
        {
            [SightingKind.PersonName] = 12,
            [SightingKind.Phone] = 12,
            [SightingKind.IpAddress] = 60,
        };
        return new(path, KindOf(path), Seen(now, 0.8, 0.1, 60) with
        {
            HitsLast24Hours = 60,
            OtherAccountsLast90Days = 40,
            RiskyHitsLast90Days = 6,
        }, others, others);
    }

    private static SightingHistory Seen(DateTimeOffset now, double firstDays, double lastDays, long hits) => new()
    {
        FirstSeen = now.AddDays(-firstDays),
        LastSeen = now.AddDays(-lastDays),
        Hits = hits,
        HitsLast90Days = hits,
    };

    private static SightingKind KindOf(string path) => path switch
    {
        SubjectElement.PersonName => SightingKind.PersonName,
        SubjectElement.Address => SightingKind.Address,
        SubjectElement.Email => SightingKind.Email,
        SubjectElement.PhoneNumber => SightingKind.Phone,
        _ => SightingKind.IpAddress,
    };
}

/// <param name="Facts">The facts at an instant; null stands for a source that fails.</param>
internal sealed record SandboxIdentity(string LastName, string Why, Func<DateTimeOffset, IdentityNetworkFacts?> Facts);
