using System.Net;
using Bonafide.Core.Countries;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Sources.Files;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.GeoIp;

/// <summary>What bundled data, the operator's databases and lists know of an address; no network.</summary>
internal sealed class GeoIpSource(
    GeoIpPack? pack, IReadOnlyList<WatchedFile<MmdbFile>> databases, OperatorLists lists)
{
    private const int LongestCode = 3;

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
        var record = new GeoRecord();
        if (pack is not null)
        {
            record = pack.Look(address);
            versions.Add(pack.Version);
        }

        foreach (var watched in databases)
        {
            var (database, version) = watched.Current;
            versions.Add(version);
            if (database.Find(address) is { } at)
            {
                record.Add(database, at);
            }
        }

        var listed = lists.Look(address, record.AsNumber, versions);
        return (Facts(record, listed), versions);
    }

    private static GeoIpFacts Facts(GeoRecord record, Listed listed)
    {
        var state = Subdivisions.Canonical(record.CountryAlpha2, record.State);
        var isPublic = listed.PublicProxy == true || record.IsPublicProxy == true;
        var isResidential = listed.ResidentialProxy == true || record.IsResidentialProxy == true;
        return new()
        {
            Problem = GeoIpProblem.None,
            Country = CountryCodes.ToAlpha3(record.CountryAlpha2),
            State = state is { Length: <= LongestCode } ? state : null,
            City = record.City,
            Latitude = record.Latitude,
            Longitude = record.Longitude,
            AccuracyRadiusKm = record.AccuracyRadiusKm,
            Isp = record.Isp ?? record.AsOrganization,
            Organization = record.Organization ?? record.AsOrganization,
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
        bool?[] said =
        [
            listed.Tor, listed.Vpn, listed.PublicProxy, listed.ResidentialProxy, record.IsTorExit, record.IsVpn,
            record.IsPublicProxy, record.IsResidentialProxy, IsOtherAnonymizer(record) ? true : null,
        ];
        return said.Contains(true) ? true : said.All(one => one is null) ? null : false;
    }

    private static bool? Either(bool? one, bool? other) => one == true || other == true ? true : one ?? other;
}
