using System.Net;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.Tests.GeoIp;

public sealed class MmdbFileTests
{
    private static readonly Dictionary<string, object> City = new()
    {
        ["continent"] = new Dictionary<string, object> { ["code"] = "EU", ["names"] = Names("Europe") },
        ["country"] = new Dictionary<string, object> { ["iso_code"] = "GB", ["names"] = Names("United Kingdom") },
        ["registered_country"] = new Dictionary<string, object> { ["iso_code"] = "FR" },
        ["subdivisions"] = new object[]
        {
            new Dictionary<string, object> { ["iso_code"] = "ENG", ["names"] = Names("England") },
            new Dictionary<string, object> { ["iso_code"] = "WBK" },
        },
        ["city"] = new Dictionary<string, object> { ["names"] = Names("Boxford") },
        ["location"] = new Dictionary<string, object>
        {
            ["latitude"] = 51.75, ["longitude"] = -1.25, ["accuracy_radius"] = (ushort)100, ["time_zone"] = "Europe/London",
        },
        ["traits"] = new Dictionary<string, object>
        {
            ["isp"] = "Example ISP", ["user_type"] = "cafe", ["is_satellite_provider"] = true,
        },
    };

    public static TheoryData<int, int> Forms => new()
    {
        { 4, 24 }, { 4, 28 }, { 4, 32 }, { 6, 24 }, { 6, 28 }, { 6, 32 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Reads_EveryForm(int ipVersion, int recordSize)
    {
        var database = new MmdbWriter(ipVersion, recordSize)
            .Add("81.2.69.160/27", City).Add("81.2.70.0/24", Flat("SE")).Open();
        Assert.Equal((ipVersion, recordSize, "Made-Up"),
            (database.Metadata.IpVersion, database.Metadata.RecordSize, database.Metadata.DatabaseType));
        var record = Look(database, "81.2.69.160")!;
        Assert.Equal(("GB", "ENG", "Boxford"), (record.CountryAlpha2, record.State, record.City));
        Assert.Equal((51.75, -1.25, 100), (record.Latitude, record.Longitude, record.AccuracyRadiusKm));
        Assert.Equal(("Example ISP", "cafe", true), (record.Isp, record.UserType, record.IsSatellite));
        Assert.Equal("SE", Look(database, "81.2.70.255")!.CountryAlpha2);
        Assert.Null(Look(database, "81.2.69.159"));
        Assert.Null(Look(database, "81.2.69.192"));
        Assert.Null(Look(database, "2a02::1"));
    }

    [Fact]
    public void Reads_BothVersions_FromATreeOfSix()
    {
        var database = new MmdbWriter(6, 28).Add("2a02:d280::/29", Flat("CZ")).Add("1.1.1.0/24", Flat("AU")).Open();
        Assert.Equal("CZ", Look(database, "2a02:d287:ffff::1")!.CountryAlpha2);
        Assert.Null(Look(database, "2a02:d288::1"));
        Assert.Equal("AU", Look(database, "1.1.1.7")!.CountryAlpha2);
        Assert.Equal("AU", Look(database, PublicAddress.Parse("::ffff:1.1.1.7")!.ToString())!.CountryAlpha2);
    }

    [Fact]
    public void Reads_AnonymousIpAndAsn()
    {
        var database = new MmdbWriter(6, 32)
            .Add("1.2.0.0/16", new Dictionary<string, object>
            {
                ["is_anonymous"] = true, ["is_anonymous_vpn"] = true, ["is_hosting_provider"] = false,
                ["is_public_proxy"] = true, ["is_residential_proxy"] = true, ["is_tor_exit_node"] = true,
                ["autonomous_system_number"] = 64_496u, ["autonomous_system_organization"] = new string('x', 300),
            }).Open();
        var record = Look(database, "1.2.3.4")!;
        Assert.Equal((true, true, false, true), (record.IsAnonymous, record.IsVpn, record.IsHosting, record.IsTorExit));
        Assert.Equal((true, true), (record.IsPublicProxy, record.IsResidentialProxy));
        Assert.Equal((64_496u, 300), (record.AsNumber, record.AsOrganization!.Length));
    }

    [Fact]
    public void EveryCut_EndsInInvalidData()
    {
        var whole = new MmdbWriter(6, 28).Add("1.1.1.0/24", City).Write();
        for (var length = 0; length < whole.Length; length++)
        {
            Survive([.. whole.AsSpan(0, length)]);
        }
    }

    [Fact]
    public void EveryChangedByte_GivesARecordOrInvalidData()
    {
        var whole = new MmdbWriter(4, 24).Add("1.1.1.0/24", City).Write();
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var change in (byte[])[0x00, 0x20, 0x3F, 0xE1, 0xFF])
            {
                var hostile = whole.ToArray();
                hostile[at] = change;
                Survive(hostile);
            }
        }
    }

    [Fact]
    public void PointersInACircle_AndBombs_AreRefused()
    {
        byte[] circle = [0x20, 0x00];
        Assert.Throws<InvalidDataException>(() => new MmdbReader(circle).Field(0));
        byte[] nested = [.. Enumerable.Repeat<byte>(0xE1, 200), 0x41, (byte)'k', 0xA0];
        Assert.Throws<InvalidDataException>(() => Walk(nested));
        byte[] endless = [0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Throws<InvalidDataException>(() => Walk(endless));
    }

    [Theory]
    [InlineData("20 05", 5)]
    [InlineData("23 FF", 1023)]
    [InlineData("28 00 01", 2049)]
    [InlineData("30 00 00 00", 526_336)]
    [InlineData("38 00 00 00 09", 9)]
    public void Pointers_LeadWhereTheSpecificationSays(string bytes, int target)
    {
        var section = new byte[600_000];
        Convert.FromHexString(bytes.Replace(" ", "")).CopyTo(section, 20);
        section[target] = 0x42;
        "ok"u8.CopyTo(section.AsSpan(target + 1));
        var reader = new MmdbReader(section);
        Assert.Equal("ok", reader.Text(reader.Field(20)));
    }

    [Theory]
    [InlineData("C0", 0)]
    [InlineData("C1 FF", 255)]
    [InlineData("C4 FF FF FF FF", uint.MaxValue)]
    [InlineData("A2 01 F4", 500)]
    [InlineData("08 02 FF FF FF FF FF FF FF FF", ulong.MaxValue)]
    public void Integers_AreReadWithoutLeadingZeros(string bytes, ulong value)
    {
        var reader = new MmdbReader(Convert.FromHexString(bytes.Replace(" ", "")));
        Assert.Equal(value, reader.Unsigned(reader.Field(0)));
    }

    private static void Survive(byte[] hostile)
    {
        try
        {
            var database = MmdbFile.Of(MmdbWriter.Pinned(hostile));
            Look(database, "1.1.1.1");
            Look(database, "1.1.2.1");
        }
        catch (InvalidDataException)
        {
        }
    }

    private static void Walk(byte[] section)
    {
        var reader = new MmdbReader(section);
        for (var map = reader.Map(0); map.MoveNext(ref reader);)
        {
        }
    }

    private static Dictionary<string, object> Flat(string country) => new() { ["country_code"] = country };

    private static Dictionary<string, object> Names(string english) => new() { ["de"] = "x", ["en"] = english };

    private static GeoRecord? Look(MmdbFile database, string address)
    {
        if (database.Find(IPAddress.Parse(address)) is not { } at)
        {
            return null;
        }

        var record = new GeoRecord();
        record.Add(database, at);
        return record;
    }
}
