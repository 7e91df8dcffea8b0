using Bonafide.Core.Contact;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.GlobalIdentityCheck.Tests;

/// <summary>Made-up requests for the scorecards.</summary>
internal static class IdentityPeople
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Valid, and never seen.</summary>
    public static readonly GlobalIdentityCheckRequest New = new(
        new AddressData { City = "Springfield", PostalCode = "62701", Subdivision = "IL", Country = "USA" },
        new AddressFacts { Country = "US", UsesPostalCode = true, UsesSubdivision = true },
        new PhoneFacts { Problem = PhoneProblem.None, IsValid = true, Type = PhoneType.Mobile, Country = "USA" },
        new EmailFacts { Problem = EmailProblem.None, MailDomain = MailDomain.TakesMail },
        new GeoIpFacts { Problem = GeoIpProblem.None, Country = "USA" },
        new IdentityNetworkFacts
        {
            Elements = [.. IdentityNetworkFacts.Paths.Select(path => Element(path, new()))],
            Links = [.. IdentityNetworkFacts.Pairs.Select(
                pair => new IdentityLink(pair.Path, pair.With, null, null, 0))],
        },
        Now);

    public static GlobalIdentityCheckRequest Seen(
        this GlobalIdentityCheckRequest request, string path, Func<SightingHistory, SightingHistory> change) =>
        request.Change(path, element => element with { Sightings = change(element.Sightings) });

    public static GlobalIdentityCheckRequest Together(
        this GlobalIdentityCheckRequest request, string path, SightingKind kind, long count) =>
        request.Change(path, element => element with
        {
            Together = new Dictionary<SightingKind, long>(element.Together) { [kind] = count },
        });

    public static GlobalIdentityCheckRequest Linked(
        this GlobalIdentityCheckRequest request, string path, string with, DateTimeOffset? first, long others) =>
        request with
        {
            Network = request.Network with
            {
                Links = [.. request.Network.Links.Select(link => link.Path == path && link.With == with
                    ? link with { FirstSeen = first, LastSeen = first, Others = others }
                    : link)],
            },
        };

    public static (double Network, int Risk) Scores(this GlobalIdentityCheckRequest request)
    {
        var options = new GlobalIdentityCheckOptions();
        var network = new NetworkScore(options).Look(request.Network, request.Now).Score;
        return (network, new RiskScore(options).Look(request, Links.Of(request, network, options)).Score);
    }

    private static GlobalIdentityCheckRequest Change(
        this GlobalIdentityCheckRequest request, string path, Func<ElementHistory, ElementHistory> change) =>
        request with
        {
            Network = request.Network with
            {
                Elements = [.. request.Network.Elements.Select(
                    element => element.Path == path ? change(element) : element)],
            },
        };

    private static ElementHistory Element(string path, SightingHistory sightings) => new(
        path, SightingKind.Email, sightings, new Dictionary<SightingKind, long>(),
        new Dictionary<SightingKind, long>());
}
