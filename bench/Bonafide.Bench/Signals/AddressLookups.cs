using Bonafide.Core.Identity.Names;
using Bonafide.Core.Subjects;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Addresses;
using Bonafide.Sources.Packs;

namespace Bonafide.Bench.Signals;

/// <summary>What the bundled data say of an address: towns as they are written, and with a slip.</summary>
internal sealed class AddressLookups : IFigure
{
    private static readonly (string Country, string City, string Subdivision, string Code)[] Places =
    [
        ("US", "Portland", "OR", "97201"), ("US", "Springfield", "IL", "62701"), ("DE", "München", "BY", "80331"),
        ("BR", "Recife", "PE", "50010-000"), ("ES", "Sevilla", "SE", "41001"), ("AU", "Sydney", "NSW", "2000"),
    ];

    public string Name => "addresses";

    public string Summary => "Single-thread lookups of addresses in the bundled towns and formats.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var pack = AddressPack.TryOpen(PackFolder.Open(Packs.Data))
            ?? throw new InvalidOperationException("The addresses are not compiled: bonafide data build.");
        var lookup = new AddressLookup(new(pack, [], [], Transliterator.LatinOnly));
        var times = arguments.Number("addresses", 20_000);
        return Task.FromResult<IReadOnlyList<Measured>>(
        [
            .. Loops.Rates("town as written", null, times, i => Look(lookup, i, 0)),
            .. Loops.Rates("town with a slip", null, times / 100, i => Look(lookup, i, 1)),
        ]);
    }

    /// <param name="slips">Letters that are left out of the town, behind its second.</param>
    private static void Look(AddressLookup lookup, int i, int slips)
    {
        var (country, city, subdivision, code) = Places[i % Places.Length];
        lookup.Look(country, new AddressData
        {
            City = city.Remove(2, slips), Subdivision = subdivision, PostalCode = code, Country = country,
        });
    }
}
