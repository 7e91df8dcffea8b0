using System.Net;
using Bonafide.Server.Hosting;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.Packs;

namespace Bonafide.Bench.Signals;

/// <summary>All that the bundled data know of random IPv4 addresses.</summary>
internal sealed class GeoLookups : IFigure
{
    public string Name => "geo";

    public string Summary => "Single-thread lookups of IP addresses in the bundled data.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var source = new GeoIpSource(GeoIpPack.TryOpen(PackFolder.Open(Packs.Data)), [], new());
        var random = new Random(7);
        var addresses = Enumerable.Range(0, arguments.Number("addresses", 500_000))
            .Select(_ => new IPAddress(random.NextInt64(0x0100_0000, 0xDF00_0000) & 0xFFFF_FFFF)).ToArray();
        return Task.FromResult(Loops.Rates(
            "place and network of an address", Bar.AtLeast(1_000_000), addresses.Length,
            i => source.Look(addresses[i])));
    }
}
