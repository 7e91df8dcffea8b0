using System.Net;
using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.GeoIp;

/// <summary>What bundled data, the operator's databases and lists know of an address; no network.</summary>
internal sealed class GeoIpSource(
    GeoIpPack? pack, IReadOnlyList<WatchedFile<MmdbFile>> databases, OperatorLists lists)
{
    /// <summary>Whether there is anything to ask.</summary>
    public bool IsConfigured => pack is not null || databases.Count > 0;

    /// <returns>The facts, and the versions of what they were found with.</returns>
    public (GeoIpFacts Facts, List<DataVersion> Versions) Look(string? text)
    {
        var address = PublicAddress.Parse(text);
        if (address is null)
        {
            return (new() { Problem = GeoIpProblem.Malformed }, []);
        }

        return SpecialPurpose.Find(address) is { } block
            ? (new() { Problem = GeoIpProblem.SpecialPurpose, SpecialPurpose = block }, [])
            : Look(address);
    }

    /// <param name="address">One that somebody may have.</param>
    public (GeoIpFacts Facts, List<DataVersion> Versions) Look(IPAddress address)
    {
        var versions = new List<DataVersion>(1 + databases.Count);
        var record = GeoRecord.Nothing;
        (uint Number, string Organization)? network = null;
        if (pack is not null)
        {
            (record, network) = pack.Look(address);
            versions.Add(pack.Version);
        }

        record = databases.Count == 0 ? record : record.Copy();

        foreach (var watched in databases)
        {
            var (database, version) = watched.Current;
            versions.Add(version);
            if (database.Find(address) is { } at)
            {
                record.Add(database, at);
            }
        }

        var listed = lists.Look(address, record.AsNumber ?? network?.Number, versions);
        return (Facts(record, record.AsOrganization ?? network?.Organization, listed), versions);
    }

    private static GeoIpFacts Facts(GeoRecord record, string? route, Listed listed)
    {
        var isPublic = listed.PublicProxy == true || record.IsPublicProxy == true;
        var isResidential = listed.ResidentialProxy == true || record.IsResidentialProxy == true;
        return new()
        {
            Problem = GeoIpProblem.None,
            Country = record.Country,
            State = record.StateCode,
            Subdivision = record.State,
            City = record.City,
            Latitude = record.Latitude,
            Longitude = record.Longitude,
            AccuracyRadiusKm = record.AccuracyRadiusKm,
            Isp = record.Isp ?? route,
            Organization = record.Organization ?? route,
            IsTorExit = Either(listed.Tor, record.IsTorExit),
            IsVpn = Either(listed.Vpn, record.IsVpn),
            IsHosting = Either(listed.Hosting, record.IsHosting),
            IsSatellite = Either(listed.Satellite, record.IsSatellite),
            Proxy = isResidential ? ProxyKind.Residential : isPublic ? ProxyKind.Public
                : IsOtherAnonymizer(record) ? ProxyKind.Anonymous : null,
            IsAnonymous = Anonymous(record, listed),
            UserType = record.UserType?.ToUpperInvariant(),
        };
    }

    /// <summary>An anonymizer of which no database says what it is.</summary>
    private static bool IsOtherAnonymizer(GeoRecord record) =>
        record is { IsAnonymous: true, IsTorExit: not true, IsVpn: not true, IsHosting: not true };

    /// <summary>Null when nothing that could know was asked.</summary>
    private static bool? Anonymous(GeoRecord record, Listed listed)
    {
        bool? said = null;
        foreach (var one in (ReadOnlySpan<bool?>)
        [
            listed.Tor, listed.Vpn, listed.PublicProxy, listed.ResidentialProxy, record.IsTorExit, record.IsVpn,
            record.IsPublicProxy, record.IsResidentialProxy, IsOtherAnonymizer(record) ? true : null,
        ])
        {
            said = Either(said, one);
        }

        return said;
    }

    private static bool? Either(bool? one, bool? other) => one == true || other == true ? true : one ?? other;
}
