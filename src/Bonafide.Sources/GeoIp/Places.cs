using System.Net;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// The bundled places. A record is shared by all networks of a town, so the ones that were decoded last are kept; a
/// slot holds one of them, and the next one with that slot takes its place.
/// </summary>
internal sealed class Places(MmdbFile database)
{
    private const int Slots = 1 << 15;

    private readonly Decoded?[] _decoded = new Decoded?[Slots];

    /// <summary>A record that others hold too; empty where nothing is known.</summary>
    public GeoRecord Look(IPAddress address)
    {
        if (database.Find(address) is not { } at)
        {
            return GeoRecord.Nothing;
        }

        ref var slot = ref _decoded[(uint)(at * 0x9E3779B1L >> 7) % Slots];
        if (slot is { } decoded && decoded.At == at)
        {
            return decoded.Record;
        }

        var record = new GeoRecord();
        record.Add(database, at);
        slot = new(at, record);
        return record;
    }

    private sealed record Decoded(int At, GeoRecord Record);
}
