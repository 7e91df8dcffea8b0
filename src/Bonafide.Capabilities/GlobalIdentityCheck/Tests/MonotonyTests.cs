using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Change = System.Func<
    Bonafide.Capabilities.GlobalIdentityCheck.GlobalIdentityCheckRequest,
    Bonafide.Capabilities.GlobalIdentityCheck.GlobalIdentityCheckRequest>;

namespace Bonafide.Capabilities.GlobalIdentityCheck.Tests;

/// <summary>Whatever else is known of a person, a worse measure never lowers a score.</summary>
public sealed class MonotonyTests
{
    private const int People = 300;

    private static readonly string[] Elements =
        [SubjectElement.Email, SubjectElement.PhoneNumber, SubjectElement.Address, SubjectElement.IpAddress];

    /// <summary>Each measure's values, from the best to the worst.</summary>
    private static readonly Dictionary<string, Change[]> Measures = Listed().ToDictionary(
        pair => pair.Name, pair => pair.Changes);

    public static TheoryData<string> Names => [.. Measures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WorseMeasure_NeverLowersAScore(string name)
    {
        var changes = Measures[name];
        // Mostly good: with many bad measures every score is at its end, and nothing could move it.
        var random = new Random(5);
        var moved = false;
        for (var i = 0; i < People; i++)
        {
            var person = Measures.Values.Aggregate(
                IdentityPeople.New,
                (request, measure) => measure[random.Next(8) == 0 ? random.Next(measure.Length) : 0](request));
            var scores = changes.Select(change => change(person).Scores()).ToList();
            foreach (var (better, worse) in scores.Zip(scores.Skip(1)))
            {
                Assert.True(better.Network <= worse.Network, $"{name} lowers the network score.");
                Assert.True(better.Risk <= worse.Risk, $"{name} lowers the risk score.");
                moved |= better != worse;
            }
        }

        Assert.True(moved, $"{name} changes no score at all.");
    }

    private static IEnumerable<(string Name, Change[] Changes)> Listed()
    {
        foreach (var path in Elements)
        {
            long[] counts = [0, 2, 5, 9, 60];
            yield return (path + " age", Aged(path));
            yield return (path + " velocity", [.. counts.Select(n => new Change(
                request => request.Seen(path, seen => seen with { HitsLast24Hours = n })))]);
            yield return (path + " popularity", [.. counts.Select(n => new Change(
                request => request.Seen(path, seen => seen with { OtherAccountsLast90Days = n })))]);
            yield return (path + " bad ends", [.. counts.Select(n => new Change(
                request => request.Seen(path, seen => seen with { RiskyHitsLast90Days = n })))]);
        }

        foreach (var (path, kind) in ((string, SightingKind)[])
        [
            (SubjectElement.Email, SightingKind.PersonName), (SubjectElement.Email, SightingKind.Phone),
            (SubjectElement.PhoneNumber, SightingKind.PersonName),
            (SubjectElement.PhoneNumber, SightingKind.IpAddress), (SubjectElement.Address, SightingKind.PersonName),
        ])
        {
            yield return ($"{path} with {kind}", [.. ((long[])[0, 3, 5, 12, 25, 99]).Select(
                n => new Change(request => request.Together(path, kind, n)))]);
        }

        foreach (var path in Elements[..3])
        {
            yield return (path + " to name",
                [Link(true, 0), Link(true, 3), Link(true, 4), Link(false, 0), Link(false, 3)]);

            Change Link(bool isSeen, long others) => request => request.Linked(
                path, SubjectElement.PersonName, isSeen ? IdentityPeople.Now.AddDays(-200) : null, others);
        }

        foreach (var measure in OfElements())
        {
            yield return measure;
        }
    }

    /// <summary>Old, neither, never, young: the seed's own order.</summary>
    private static Change[] Aged(string path) =>
    [
        .. ((int?[])[1_000, 200, null, 30]).Select(days => new Change(request => request.Seen(
            path, seen => seen with { FirstSeen = days is { } n ? IdentityPeople.Now.AddDays(-n) : null }))),
    ];

    private static IEnumerable<(string Name, Change[] Changes)> OfElements()
    {
        yield return ("email validity", [.. ((MailDomain[])[MailDomain.TakesMail, MailDomain.Unknown,
            MailDomain.Missing]).Select(domain => Email(email => email with { MailDomain = domain }))]);
        yield return ("email disposable", [.. ((bool[])[false, true]).Select(
            isSo => Email(email => email with { IsDisposable = isSo }))]);
        yield return ("email lookalike", [.. Enum.GetValues<Resemblance>().Select(
            how => Email(email => email with { Resemblance = how }))]);
        yield return ("email domain age", [.. ((int[])[900, 29]).Select(days => Email(
            email => email with { DomainCreatedAt = IdentityPeople.Now.AddDays(-days) }))]);
        yield return ("phone validity", [Phone(phone => phone with { IsValid = true }),
            Phone(phone => phone with { IsValid = false })]);
        yield return ("phone blocked", [Phone(phone => phone with { IsBlocked = false }),
            Phone(phone => phone with { IsBlocked = true })]);
        yield return ("phone line", [.. ((PhoneType[])[PhoneType.Mobile, PhoneType.FixedVoip, PhoneType.Pager,
            PhoneType.Voip, PhoneType.TollFree]).Select(type => Phone(phone => phone with { Type = type }))]);
        yield return ("phone place", [.. ((PhonePlace?[])[new(null, null, "62701"), new("Springfield", "IL", null),
            new("Springfield", null, null), null]).Select(place => new Change(request => request with
            {
                Network = request.Network with { PhonePlace = place },
            }))]);
        yield return ("phone country", [.. ((string[])["USA", "DEU"]).Select(
            country => Phone(phone => phone with { Country = country }))]);
        yield return ("address level", [.. ((PartState[])[PartState.Found, PartState.NotAsked, PartState.NotFound])
            .Select(state => Validated(address => address with { Locality = new(state), PostalCode = new(state) }))]);
        yield return ("distance", [.. ((double[])[0, 10, 40]).Select(degrees => Validated(
            address => address with { Latitude = degrees, Longitude = 0 }))]);
        yield return ("IP country", [.. ((string?[])["USA", null, "DEU"]).Select(
            country => Ip(ip => ip with { Country = country }))]);
        yield return ("IP kind", [Ip(ip => ip), Ip(ip => ip with { IsHosting = true }),
            Ip(ip => ip with { IsHosting = true, IsVpn = true }),
            Ip(ip => ip with { IsHosting = true, IsVpn = true, IsTorExit = true })]);
    }

    private static Change Email(Func<EmailFacts, EmailFacts> change) =>
        request => request with { Email = change(request.Email!) };

    private static Change Phone(Func<PhoneFacts, PhoneFacts> change) =>
        request => request with { Phone = change(request.Phone) };

    /// <summary>Also places the IP address at zero degrees.</summary>
    private static Change Validated(Func<AddressFacts, AddressFacts> change) => request => request with
    {
        Validated = change(request.Validated!),
        Ip = request.Ip! with { Latitude = 0, Longitude = 0 },
    };

    private static Change Ip(Func<GeoIpFacts, GeoIpFacts> change) =>
        request => request with { Ip = change(request.Ip!) };
}
