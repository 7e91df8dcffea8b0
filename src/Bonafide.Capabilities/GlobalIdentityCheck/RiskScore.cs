using System.Globalization;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>
/// The identity risk score: a scorecard over what the elements are, whether they belong together, and how they were
/// used. It starts well within the uncertain of ruling 24, so that only something in the person's favour brings it to
/// low; each line only ever adds risk as its measure worsens.
/// </summary>
internal sealed class RiskScore(GlobalIdentityCheckOptions options)
{
    public const int Highest = 500;
    private const int Start = 330;
    private const int NetworkWeight = 400;
    private const int IpWeight = 120;
    private const double Middle = 0.5;

    /// <returns>0 (low risk) to 500, and the pieces that made it.</returns>
    public (int Score, IReadOnlyList<ScorePiece> Pieces) Look(GlobalIdentityCheckRequest request, Links links)
    {
        ScorePiece[] pieces =
        [
            .. request.Email is { } email ? Email(request, email, links) : [],
            .. Phone(request.Phone, links, request.Now),
            new("addressValidityLevel", request.AddressLevel ?? "unknown",
                AddressValidity.Points(request.AddressLevel), "address"),
            Match("addressMatchToName", links.AddressToName, -50, 50),
            .. request.Ip is { } ip ? Ip(ip, request, links) : [],
            new("identityNetworkScore", Text(links.NetworkScore),
                Rounded(NetworkWeight * (links.NetworkScore - Middle)), "history"),
        ];
        return (Math.Clamp(Start + pieces.Sum(piece => piece.Points), 0, Highest), pieces);
    }

    private IEnumerable<ScorePiece> Email(GlobalIdentityCheckRequest request, EmailFacts email, Links links)
    {
        yield return new("emailValid", Text(request.IsEmailValid), Points(request.IsEmailValid, -20, 0, 120), "email");
        yield return new("emailDisposable", Text(email.IsDisposable), email.IsDisposable == true ? 120 : 0, "email");
        yield return new("emailLookalike", email.Resemblance.ToString(), email.Resemblance switch
        {
            Resemblance.Homograph => 150,
            Resemblance.Typo => 40,
            _ => 0,
        }, "email");
        var days = email.DomainCreatedAt is { } created ? (long)(request.Now - created).TotalDays : (long?)null;
        yield return new("emailDomainAge", Text(days), days < options.YoungDomainDays ? 60 : 0, "rdap", "days");
        yield return Match("emailMatchToName", links.EmailToName, -60, 100);
    }

    private IEnumerable<ScorePiece> Phone(PhoneFacts phone, Links links, DateTimeOffset now)
    {
        var isInbox = phone.PublicInboxSeen is { } seen
            && DateOnly.FromDateTime(now.UtcDateTime).DayNumber - seen.DayNumber <= options.PublicInboxDays;
        var isBlocked = phone.IsBlocked || isInbox;
        yield return new("phoneValid", Text(phone.IsValid), phone.IsValid ? -20 : 150, "phone");
        yield return new("phoneBlocked", Text(isBlocked), isBlocked ? 120 : 0, "phone");
        yield return new("phoneLineType", LineTypes.Of(phone) ?? "unknown", LineTypes.Points(phone), "phone");
        yield return Match("phoneMatchToName", links.PhoneToName, -60, 100);
        yield return new("phoneMatchToAddress", links.PhoneToAddress ?? "unknown", links.PhoneToAddress switch
        {
            "match" => -60,
            "zip4-match" => -50,
            "postal-match" => -45,
            "city-state-match" => -40,
            "metro-match" => -30,
            "country-match" => -20,
            "no-match" => 40,
            _ => 0,
        }, "phone");
    }

    private IEnumerable<ScorePiece> Ip(GeoIpFacts ip, GlobalIdentityCheckRequest request, Links links)
    {
        yield return new("ipRiskScore", Text(links.IpRiskScore), Rounded(IpWeight * links.IpRiskScore), "geoIp");
        bool? isHere = ip.Country is null ? null : ip.Country == CountryCodes.ToAlpha3(request.Address.Country);
        yield return new("ipCountryIsAddressCountry", Text(isHere), Points(isHere, -20, 0, 30), "geoIp");
        var miles = AddressValidity.Miles(request.Validated, ip);
        var points = miles <= options.NearUpToMiles ? -10 : miles > options.FarAboveMiles ? 20 : 0;
        yield return new("ipAddressDistance", Text((long?)miles), points, "geoIp", "mi");
    }

    private static ScorePiece Match(string name, NameLink? link, int matches, int contradicts) => link switch
    {
        null => new(name, "unknown", 0, "history"),
        { IsOneOfMany: true } => new(name, link.Value + ", one of many", 0, "history"),
        { Value: "match" } => new(name, link.Value, matches, "history"),
        { Value: "no-match" } => new(name, link.Value, contradicts, "history"),
        _ => new(name, link.Value, 0, "history"),
    };

    private static int Points(bool? fact, int yes, int unknown, int no) => fact switch
    {
        true => yes,
        false => no,
        null => unknown,
    };

    private static int Rounded(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);

    private static string Text(bool? fact) => fact switch
    {
        true => "true",
        false => "false",
        null => "unknown",
    };

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "unknown";

    private static string Text(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);
}
