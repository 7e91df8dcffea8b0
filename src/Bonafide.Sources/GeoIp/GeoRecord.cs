using Bonafide.Core.Countries;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// What databases say of an address, in the layouts of GeoIP2 and GeoLite2 (City, ASN, ISP, Anonymous IP) and in the
/// flat one of DB-IP. A later database replaces only what it says itself.
/// </summary>
internal sealed class GeoRecord
{
    private const int LongestCode = 3;

    private enum Part
    {
        Root,
        Country,
        Subdivision,
        City,
        Names,
        Location,
    }

    /// <summary>Shared: nothing is ever added to it.</summary>
    public static readonly GeoRecord Nothing = new();

    public string? CountryAlpha2 { get; private set; }

    /// <summary>A code or a name, as the database has it.</summary>
    public string? State { get; private set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; private set; }

    /// <summary>The code behind the country's in ISO 3166-2; null where only a name is known.</summary>
    public string? StateCode { get; private set; }

    public string? City { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public int? AccuracyRadiusKm { get; private set; }

    public uint? AsNumber { get; private set; }

    public string? AsOrganization { get; private set; }

    public string? Isp { get; private set; }

    public string? Organization { get; private set; }

    public string? UserType { get; private set; }

    public bool? IsAnonymous { get; private set; }

    public bool? IsVpn { get; private set; }

    public bool? IsHosting { get; private set; }

    public bool? IsPublicProxy { get; private set; }

    public bool? IsResidentialProxy { get; private set; }

    public bool? IsTorExit { get; private set; }

    public bool? IsSatellite { get; private set; }

    /// <summary>A record of its own with the same content.</summary>
    public GeoRecord Copy() => (GeoRecord)MemberwiseClone();

    /// <summary>Adds what a database has at an offset of its data section.</summary>
    public void Add(MmdbFile database, int offset)
    {
        var reader = database.Data();
        Read(ref reader, reader.Field(offset), Part.Root);
        GC.KeepAlive(database);
        Country = CountryCodes.ToAlpha3(CountryAlpha2);
        StateCode = Subdivisions.Canonical(CountryAlpha2, State) is { Length: <= LongestCode } code ? code : null;
    }

    private void Read(ref MmdbReader reader, MmdbField field, Part part)
    {
        for (var map = MmdbReader.Map(field); map.MoveNext(ref reader);)
        {
            switch (part)
            {
                case Part.Root:
                    Root(ref reader, map.Key, map.Value);
                    break;
                case Part.Country when map.Key.SequenceEqual("iso_code"u8):
                    CountryAlpha2 = reader.Text(map.Value);
                    break;
                case Part.Subdivision when map.Key.SequenceEqual("iso_code"u8):
                    State = reader.Text(map.Value);
                    break;
                case Part.City when map.Key.SequenceEqual("names"u8):
                    Read(ref reader, map.Value, Part.Names);
                    break;
                case Part.Names when map.Key.SequenceEqual("en"u8):
                    City = reader.Text(map.Value);
                    break;
                case Part.Location:
                    Location(reader, map.Key, map.Value);
                    break;
            }
        }
    }

    private void Root(ref MmdbReader reader, ReadOnlySpan<byte> key, MmdbField value)
    {
        if (key.SequenceEqual("country"u8))
        {
            Read(ref reader, value, Part.Country);
        }
        else if (key.SequenceEqual("subdivisions"u8))
        {
            if (reader.First(value) is { } first)
            {
                Read(ref reader, first, Part.Subdivision);
            }
        }
        else if (key.SequenceEqual("city"u8) && value.Type == MmdbType.Map)
        {
            Read(ref reader, value, Part.City);
        }
        else if (key.SequenceEqual("location"u8))
        {
            Read(ref reader, value, Part.Location);
        }
        else if (key.SequenceEqual("traits"u8))
        {
            for (var map = MmdbReader.Map(value); map.MoveNext(ref reader);)
            {
                Trait(reader, map.Key, map.Value);
            }
        }
        else if (!Flat(reader, key, value))
        {
            Trait(reader, key, value);
        }
    }

    /// <summary>DB-IP, as ip-location-db writes it; empty texts stand for nothing.</summary>
    private bool Flat(MmdbReader reader, ReadOnlySpan<byte> key, MmdbField value)
    {
        switch (key)
        {
            case var _ when key.SequenceEqual("country_code"u8):
                CountryAlpha2 = Given(reader.Text(value));
                return true;
            case var _ when key.SequenceEqual("state1"u8):
                State = Given(reader.Text(value));
                return true;
            case var _ when key.SequenceEqual("city"u8):
                City = Given(reader.Text(value));
                return true;
            default:
                return Location(reader, key, value);
        }
    }

    private bool Location(MmdbReader reader, ReadOnlySpan<byte> key, MmdbField value)
    {
        switch (key)
        {
            case var _ when key.SequenceEqual("latitude"u8):
                Latitude = reader.Number(value);
                return true;
            case var _ when key.SequenceEqual("longitude"u8):
                Longitude = reader.Number(value);
                return true;
            case var _ when key.SequenceEqual("accuracy_radius"u8):
                AccuracyRadiusKm = (int?)reader.Number(value);
                return true;
            default:
                return false;
        }
    }

    private void Trait(MmdbReader reader, ReadOnlySpan<byte> key, MmdbField value)
    {
        switch (key)
        {
            case var _ when key.SequenceEqual("autonomous_system_number"u8):
                AsNumber = (uint?)reader.Number(value);
                break;
            case var _ when key.SequenceEqual("autonomous_system_organization"u8):
                AsOrganization = reader.Text(value);
                break;
            case var _ when key.SequenceEqual("isp"u8):
                Isp = reader.Text(value);
                break;
            case var _ when key.SequenceEqual("organization"u8):
                Organization = reader.Text(value);
                break;
            case var _ when key.SequenceEqual("user_type"u8):
                UserType = reader.Text(value);
                break;
            case var _ when key.SequenceEqual("is_anonymous"u8):
                IsAnonymous = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_anonymous_vpn"u8):
                IsVpn = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_hosting_provider"u8):
                IsHosting = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_public_proxy"u8):
                IsPublicProxy = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_residential_proxy"u8):
                IsResidentialProxy = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_tor_exit_node"u8):
                IsTorExit = MmdbReader.Flag(value);
                break;
            case var _ when key.SequenceEqual("is_satellite_provider"u8):
                IsSatellite = MmdbReader.Flag(value);
                break;
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
