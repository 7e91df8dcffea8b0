using Bonafide.Sources.Tests.GeoIp;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// An installation whose operator supplied an MMDB, lists of addresses, a high-risk country and a watched provider.
/// Every place lies on the meridian of the made-up browsers' clock.
/// </summary>
public sealed class WatchfulDeviceHost : DeviceHost
{
    public const string Ordinary = "1.1.1.1";
    public const string Tor = "1.1.1.2";
    public const string Vpn = "1.1.1.3";
    public const string PublicProxy = "1.1.1.4";
    public const string ResidentialProxy = "1.1.1.5";
    public const string WhereItIs = "1.1.1.6";
    public const string RiskyCountry = "8.8.8.8";
    public const string WatchedIsp = "9.9.9.9";
    public const string Elsewhere = "5.5.5.5";
    public const string Isp = "Example Carrier";

    /// <summary>The provider of the sandbox's devices, so that its lists can be tried there too.</summary>
    public const string Watched = "Example Telecom";

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-lists-").FullName;

    public override Task InitializeAsync()
    {
        var settings = Host.Settings;
        settings["Sources:GeoIp:Databases:0"] = Write("places.mmdb", new MmdbWriter(4, 24)
            .Add("1.1.1.0/24", At("GB", Isp))
            .Add("8.8.8.0/24", At("US", Isp))
            .Add("9.9.9.0/24", At("GB", Watched))
            .Add("5.5.5.0/24", At("FR", Isp))
            .Write());
        settings["Sources:GeoIp:Tor:0"] = Write("tor.txt", Line(Tor));
        settings["Sources:GeoIp:Vpn:0"] = Write("vpn.txt", Line(Vpn));
        settings["Sources:GeoIp:PublicProxy:0"] = Write("public.txt", Line(PublicProxy));
        settings["Sources:GeoIp:ResidentialProxy:0"] = Write("residential.txt", Line(ResidentialProxy));
        settings["Capabilities:deviceRiskVerification:HighRiskCountries:0"] = "USA";
        settings["Capabilities:deviceRiskVerification:IspWatchList:0"] = Watched;
        return base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, object> At(string country, string isp) => new()
    {
        ["country"] = new Dictionary<string, object> { ["iso_code"] = country },
        ["location"] = new Dictionary<string, object> { ["latitude"] = 51.5, ["longitude"] = 0.1 },
        ["isp"] = isp,
    };

    private static byte[] Line(string text) => System.Text.Encoding.UTF8.GetBytes(text + "\n");

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
