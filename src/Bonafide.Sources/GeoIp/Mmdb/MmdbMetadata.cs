using System.Text;

namespace Bonafide.Sources.GeoIp.Mmdb;

/// <summary>What a database says of itself (MaxMind DB, Database Metadata).</summary>
/// <param name="NodeCount">Nodes of the search tree.</param>
/// <param name="RecordSize">Bits of a record: 24, 28 or 32.</param>
/// <param name="IpVersion">4 or 6; a tree of version 6 holds IPv4 below ::/96.</param>
/// <param name="DatabaseType">The maker's name of the layout.</param>
/// <param name="BuiltAt">When it was made.</param>
internal sealed record MmdbMetadata(
    uint NodeCount, int RecordSize, int IpVersion, string DatabaseType, DateTimeOffset BuiltAt)
{
    /// <summary>A tree of more nodes would not fit into the 2 GB that are addressed here.</summary>
    private const uint MostNodes = 1 << 28;

    public static ReadOnlySpan<byte> Marker =>
    [
        0xAB, 0xCD, 0xEF, (byte)'M', (byte)'a', (byte)'x', (byte)'M', (byte)'i', (byte)'n', (byte)'d', (byte)'.',
        (byte)'c', (byte)'o', (byte)'m',
    ];

    /// <exception cref="InvalidDataException">A member is missing or impossible.</exception>
    public static MmdbMetadata Read(ReadOnlySpan<byte> section)
    {
        var reader = new MmdbReader(section);
        ulong nodes = 0, size = 0, version = 0, major = 0, built = 0;
        var type = string.Empty;
        for (var map = reader.Map(0); map.MoveNext(ref reader);)
        {
            var value = map.Value;
            switch (Encoding.UTF8.GetString(map.Key))
            {
                case "node_count":
                    nodes = reader.Unsigned(value);
                    break;
                case "record_size":
                    size = reader.Unsigned(value);
                    break;
                case "ip_version":
                    version = reader.Unsigned(value);
                    break;
                case "binary_format_major_version":
                    major = reader.Unsigned(value);
                    break;
                case "build_epoch":
                    built = reader.Unsigned(value);
                    break;
                case "database_type":
                    type = reader.Text(value) ?? string.Empty;
                    break;
            }
        }

        var isKnown = major == 2 && nodes is > 0 and <= MostNodes
            && size is 24 or 28 or 32 && version is 4 or 6;
        return isKnown && built <= int.MaxValue
            ? new((uint)nodes, (int)size, (int)version, type, DateTimeOffset.FromUnixTimeSeconds((long)built))
            : throw new InvalidDataException("The MMDB is of another format than 2.");
    }
}
