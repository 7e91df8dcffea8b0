using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.GeoIp.Mmdb;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Sources.Tests.GeoIp;

public sealed class GeoIpSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-geo-").FullName;
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("8.8.8.8", "USA", "CA", "Mountain View", "Google LLC")]
    [InlineData("::ffff:8.8.8.8", "USA", "CA", "Mountain View", "Google LLC")]
    [InlineData("1.1.1.1", "AUS", null, "Sydney", "Cloudflare, Inc.")]
    [InlineData("2a02:8108::1", "DEU", null, "Berlin (Bezirk Tempelhof-Schoneberg)", null)]
    public void BundledData_KnowPlaceAndNetwork(string text, string country, string? state, string city, string? isp)
    {

        var source = new GeoIpSource(GeoIpPack.TryOpen(PackFolder.Open(RealPackages.Packs())), [], new());
        var facts = source.Look(text).Facts;
        Assert.Equal((country, state, city), (facts.Country, facts.State, facts.City));
        Assert.True(isp is null || facts.Isp == isp, facts.Isp);
        Assert.Equal(facts.Isp, facts.Organization);
        Assert.NotNull(facts.Latitude);
        Assert.Null(facts.AccuracyRadiusKm);
        Assert.Null(facts.IsAnonymous);
        Assert.Null(facts.IsTorExit);
    }

    [Fact]
    public void OperatorsDatabase_Wins_AndIsReadAgain()
    {
        var path = Path.Combine(_folder, "city.mmdb");
        File.WriteAllBytes(path, Country("DE"));
        var source = new GeoIpSource(null, [Watch("mmdb", path, MmdbFile.Open)], new());
        Assert.Equal("DEU", source.Look("1.1.1.1").Facts.Country);
        Assert.Null(source.Look("9.9.9.9").Facts.Country);

        File.WriteAllBytes(path, [.. Country("AT"), 0]);
        Assert.Equal("DEU", source.Look("1.1.1.1").Facts.Country);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("AUT", source.Look("1.1.1.1").Facts.Country);

        File.WriteAllText(path, "no database");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("AUT", source.Look("1.1.1.1").Facts.Country);
    }

    [Fact]
    public void OperatorsLists_TellWhatHides()
    {
        var source = new GeoIpSource(null, [Watch("mmdb", Write("c.mmdb", Country("DE")), MmdbFile.Open)], new()
        {
            Tor = [List("tor", "1.1.1.1")],
            Vpn = [List("vpn", "1.1.1.2\n")],
            Hosting = [List("hosting", "1.1.1.3")],
            PublicProxy = [List("public", "1.1.1.4")],
            ResidentialProxy = [List("residential", "1.1.1.5")],
            Satellite = [List("satellite", "1.1.1.6")],
        });
        Assert.Equal((true, true), Told("1.1.1.1", facts => facts.IsTorExit));
        Assert.Equal((true, true), Told("1.1.1.2", facts => facts.IsVpn));
        Assert.Equal((true, false), Told("1.1.1.3", facts => facts.IsHosting));
        Assert.Equal((true, true), Told("1.1.1.4", facts => facts.Proxy == ProxyKind.Public));
        Assert.Equal((true, true), Told("1.1.1.5", facts => facts.Proxy == ProxyKind.Residential));
        Assert.Equal((true, false), Told("1.1.1.6", facts => facts.IsSatellite));
        Assert.Equal((false, false), Told("1.1.1.7", facts => facts.IsTorExit));
        Assert.Equal(7, source.Look("1.1.1.1").Versions.Count);

        (bool?, bool?) Told(string text, Func<GeoIpFacts, bool?> what)
        {
            var facts = source.Look(text).Facts;
            return (what(facts), facts.IsAnonymous);
        }
    }

    [Theory]
    [InlineData("not an address", GeoIpProblem.Malformed)]
    [InlineData("192.168.1.1", GeoIpProblem.SpecialPurpose)]
    [InlineData("::ffff:10.0.0.1", GeoIpProblem.SpecialPurpose)]
    [InlineData("2001:db8::1", GeoIpProblem.SpecialPurpose)]
    public void NobodyIsThere(string text, GeoIpProblem problem) =>
        Assert.Equal(problem, new GeoIpSource(null, [], new()).Look(text).Facts.Problem);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Country(string code) => new MmdbWriter(4, 24).Add(
        "1.1.1.0/24", new Dictionary<string, object> { ["country_code"] = code }).Write();

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private WatchedFile<AddressList> List(string name, string text) =>
        Watch(name, Write(name, System.Text.Encoding.UTF8.GetBytes(text)), AddressList.Read);

    private WatchedFile<T> Watch<T>(string name, string path, Func<string, T> read)
        where T : class => new(name, path, read, _time, NullLogger.Instance);
}
