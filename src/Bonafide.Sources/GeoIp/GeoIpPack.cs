using System.Net;
using System.Net.Sockets;
using Bonafide.Core.Facts;
using Bonafide.Sources.GeoIp.Mmdb;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.GeoIp;

/// <summary>The bundled data about addresses, mapped.</summary>
internal sealed class GeoIpPack(OpenPack pack)
{
    public const string Name = "geoIp";
    internal const string PlacesIpv4 = "places4";
    internal const string PlacesIpv6 = "places6";

    private readonly NetworkTable _networks = new(pack.File);
    private readonly Places _ipv4 = new(MmdbFile.Of(pack.File, PlacesIpv4));
    private readonly Places _ipv6 = new(MmdbFile.Of(pack.File, PlacesIpv6));

    public DataVersion Version => pack.Version;

    public static GeoIpPack? TryOpen(PackFolder folder) => folder.TryOpen(Name) is { } pack ? new(pack) : null;

    /// <returns>A record that others hold too, and number and organisation of the route.</returns>
    public (GeoRecord Place, (uint Number, string Organization)? Network) Look(IPAddress address) =>
        ((address.AddressFamily == AddressFamily.InterNetwork ? _ipv4 : _ipv6).Look(address), _networks.Find(address));
}
