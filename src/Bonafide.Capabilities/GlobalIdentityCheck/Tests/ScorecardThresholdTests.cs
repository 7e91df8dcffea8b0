using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GlobalIdentityCheck.Tests;

/// <summary>Both sides of every threshold, at the defaults.</summary>
public sealed class ScorecardThresholdTests
{
    [Theory]
    [InlineData(0, "LOW_RISK")]
    [InlineData(249, "LOW_RISK")]
    [InlineData(250, "MEDIUM_RISK")]
    [InlineData(350, "MEDIUM_RISK")]
    [InlineData(351, "HIGH_RISK")]
    [InlineData(500, "HIGH_RISK")]
    public void Decision(int score, string label) =>
        Assert.Equal(label, GlobalIdentityCheckCapability.Decide(score, new()).Label);

    [Theory]
    [InlineData(0.2, "1 (+100)")]
    [InlineData(90, "90 (+100)")]
    [InlineData(91, "91 (0)")]
    [InlineData(365, "365 (0)")]
    [InlineData(366, "366 (-150)")]
    public void Age(double days, string measured) => Assert.Equal(measured, Usage(IdentityPeople.New.Seen(
        SubjectElement.Email, seen => seen with { FirstSeen = IdentityPeople.Now.AddDays(-days) }), "emailAge"));

    [Theory]
    [InlineData(SubjectElement.Email, "emailVelocity", 2, 0)]
    [InlineData(SubjectElement.Email, "emailVelocity", 3, 100)]
    [InlineData(SubjectElement.Email, "emailVelocity", 7, 100)]
    [InlineData(SubjectElement.Email, "emailVelocity", 8, 250)]
    [InlineData(SubjectElement.IpAddress, "ipVelocity", 9, 0)]
    [InlineData(SubjectElement.IpAddress, "ipVelocity", 10, 50)]
    [InlineData(SubjectElement.IpAddress, "ipVelocity", 49, 50)]
    [InlineData(SubjectElement.IpAddress, "ipVelocity", 50, 150)]
    public void Velocity(string path, string line, long hits, int points) => Assert.Equal(points, Points(
        IdentityPeople.New.Seen(path, seen => seen with { HitsLast24Hours = hits }), line));

    [Theory]
    [InlineData(SubjectElement.PhoneNumber, "phonePopularity", 2, 0)]
    [InlineData(SubjectElement.PhoneNumber, "phonePopularity", 3, 100)]
    [InlineData(SubjectElement.PhoneNumber, "phonePopularity", 7, 100)]
    [InlineData(SubjectElement.PhoneNumber, "phonePopularity", 8, 250)]
    [InlineData(SubjectElement.Address, "addressPopularity", 9, 0)]
    [InlineData(SubjectElement.Address, "addressPopularity", 10, 50)]
    [InlineData(SubjectElement.Address, "addressPopularity", 49, 50)]
    [InlineData(SubjectElement.Address, "addressPopularity", 50, 150)]
    public void Popularity(string path, string line, long accounts, int points) => Assert.Equal(points, Points(
        IdentityPeople.New.Seen(path, seen => seen with { OtherAccountsLast90Days = accounts }), line));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 80)]
    [InlineData(4, 80)]
    [InlineData(5, 250)]
    public void BadEnds(long hits, int points) => Assert.Equal(points, Points(IdentityPeople.New.Seen(
        SubjectElement.Email, seen => seen with { RiskyHitsLast90Days = hits }), "emailBadEnds"));

    [Theory]
    [InlineData(SightingKind.PersonName, "phoneNames", 3, 0)]
    [InlineData(SightingKind.PersonName, "phoneNames", 4, 100)]
    [InlineData(SightingKind.PersonName, "phoneNames", 9, 100)]
    [InlineData(SightingKind.PersonName, "phoneNames", 10, 200)]
    [InlineData(SightingKind.IpAddress, "phoneIpAddresses", 19, 0)]
    [InlineData(SightingKind.IpAddress, "phoneIpAddresses", 20, 80)]
    [InlineData(SightingKind.IpAddress, "phoneIpAddresses", 49, 80)]
    [InlineData(SightingKind.IpAddress, "phoneIpAddresses", 50, 200)]
    public void Volatility(SightingKind kind, string line, long count, int points) => Assert.Equal(
        points, Points(IdentityPeople.New.Together(SubjectElement.PhoneNumber, kind, count), line));

    [Theory]
    [InlineData(3, -60)]
    [InlineData(4, 0)]
    public void MatchBesideOtherNames(long others, int points) => Assert.Equal(points, RiskPoints(
        IdentityPeople.New.Linked(
            SubjectElement.Email, SubjectElement.PersonName, IdentityPeople.Now.AddDays(-1), others),
        "emailMatchToName"));

    [Theory]
    [InlineData(1.44, -10)]
    [InlineData(1.46, 0)]
    [InlineData(14.47, 0)]
    [InlineData(14.49, 20)]
    public void Distance(double degrees, int points) => Assert.Equal(points, RiskPoints(IdentityPeople.New with
    {
        Validated = IdentityPeople.New.Validated! with { Latitude = degrees, Longitude = 0 },
        Ip = IdentityPeople.New.Ip! with { Latitude = 0, Longitude = 0 },
    }, "ipAddressDistance"));

    [Theory]
    [InlineData(29, 60)]
    [InlineData(30, 0)]
    public void DomainAge(int days, int points) => Assert.Equal(points, RiskPoints(IdentityPeople.New with
    {
        Email = IdentityPeople.New.Email! with { DomainCreatedAt = IdentityPeople.Now.AddDays(-days) },
    }, "emailDomainAge"));

    [Theory]
    [InlineData(730, 120)]
    [InlineData(731, 0)]
    public void PublicInbox(int days, int points) => Assert.Equal(points, RiskPoints(IdentityPeople.New with
    {
        Phone = IdentityPeople.New.Phone with
        {
            PublicInboxSeen = DateOnly.FromDateTime(IdentityPeople.Now.UtcDateTime).AddDays(-days),
        },
    }, "phoneBlocked"));

    [Theory]
    [InlineData(9, 1, 0.05)]
    [InlineData(10, 1, 0.4)]
    [InlineData(49, 1, 0.4)]
    [InlineData(50, 1, 0.65)]
    [InlineData(1, 2, 0.4)]
    [InlineData(1, 4, 0.4)]
    [InlineData(1, 5, 0.9)]
    public void IpRiskOfHistory(long quick, long bad, double score) => Assert.Equal(score, IpRisk.Score(
        IdentityPeople.New.Ip!,
        new() { Hits = 60, HitsLast24Hours = quick, RiskyHitsLast90Days = bad },
        new GlobalIdentityCheckOptions()));

    private static string Usage(GlobalIdentityCheckRequest request, string line) => new NetworkScore(new())
        .Look(request.Network, request.Now).Pieces.Single(piece => piece.Name == line).Finding.Measured!;

    private static int Points(GlobalIdentityCheckRequest request, string line) => new NetworkScore(new())
        .Look(request.Network, request.Now).Pieces.Single(piece => piece.Name == line).Points;

    private static int RiskPoints(GlobalIdentityCheckRequest request, string line)
    {
        var options = new GlobalIdentityCheckOptions();
        return new RiskScore(options).Look(request, Links.Of(request, 0.5, options)).Pieces
            .Single(piece => piece.Name == line).Points;
    }
}
