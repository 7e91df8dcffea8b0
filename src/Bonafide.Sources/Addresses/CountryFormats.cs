using System.Text.Json;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Addresses;

/// <summary>How addresses of a country are written.</summary>
/// <param name="UsesPostalCode">Its addresses have a postal code.</param>
/// <param name="UsesSubdivision">Its addresses name the subdivision.</param>
/// <param name="PostalPattern">Regular expression of the whole code; null when there is none.</param>
internal sealed record AddressCountry(
    bool UsesPostalCode, bool UsesSubdivision, string? PostalPattern, IReadOnlyList<AddressSubdivision> Subdivisions)
{
    public int FirstTown { get; init; }

    public int Towns { get; init; }

    /// <summary>Number of the subdivision with a GeoNames code; -1 when there is none.</summary>
    public int IndexOfAdmin1(string code)
    {
        for (var i = 0; i < Subdivisions.Count; i++)
        {
            if (Subdivisions[i].Admin1 == code)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <param name="Name">As the reference writes it.</param>
/// <param name="Keys">Folded names and codes under which it is given.</param>
/// <param name="Admin1">Its GeoNames code; null when the towns do not know it.</param>
/// <param name="PostalPattern">Regular expression of how its postal codes begin; null when not known.</param>
internal sealed record AddressSubdivision(
    string Name, IReadOnlyList<string> Keys, string? Admin1, string? PostalPattern);

/// <summary>Reads a country of Google's address data and joins its subdivisions with GeoNames' by their
/// names.</summary>
internal static class CountryFormats
{
    public static AddressCountry? Read(
        DescribedPackages packages, string package, string country, IReadOnlyDictionary<string, string> admin1,
        Transliterator latin)
    {
        var file = $"data/{country.ToLowerInvariant()}.json";
        if (!packages.Has(package, file))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(packages.PathOf(package, file)));
        var data = document.RootElement.GetProperty(country);
        var format = Text(data, "fmt") ?? "%N%n%O%n%A%n%C";
        var pattern = Text(data, "zip");
        return new(
            format.Contains("%Z", StringComparison.Ordinal) && pattern is not null,
            format.Contains("%S", StringComparison.Ordinal), pattern, Subdivisions(data, country, admin1, latin));
    }

    private static List<AddressSubdivision> Subdivisions(
        JsonElement data, string country, IReadOnlyDictionary<string, string> admin1, Transliterator latin)
    {
        var codes = admin1.Where(pair => pair.Key.StartsWith(country + ".", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[(country.Length + 1)..], pair => pair.Value, StringComparer.Ordinal);
        var (keys, names, latinNames) = (Row(data, "sub_keys"), Row(data, "sub_names"), Row(data, "sub_lnames"));
        var (isoIds, postal) = (Row(data, "sub_isoids"), Row(data, "sub_zips"));
        var found = new List<AddressSubdivision>();
        for (var i = 0; i < keys.Length; i++)
        {
            string[] written = [At(names, i), At(latinNames, i), keys[i], At(isoIds, i)];
            var folded = Folded(written, country, latin);
            var code = codes.FirstOrDefault(pair => folded.Contains(AddressPack.Key(pair.Value, latin))).Key;
            if (code is not null)
            {
                codes.Remove(code);
            }

            found.Add(new(
                written.First(text => text.Length > 0), folded, code, At(postal, i) is { Length: > 0 } p ? p : null));
        }

        // What only GeoNames names is a subdivision as well; its code says something only where it is no number.
        found.AddRange(codes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AddressSubdivision(
            pair.Value, Folded([pair.Value, char.IsAsciiLetter(pair.Key[0]) ? pair.Key : string.Empty], country, latin),
            pair.Key, null)));
        return found;
    }

    /// <summary>Names and codes, the ISO code also with its country: "or", "us or".</summary>
    private static List<string> Folded(string[] written, string country, Transliterator latin) =>
    [
        .. written.Where(text => text.Length > 0).Select(text => AddressPack.Key(text, latin))
            .SelectMany(key => key.Length <= 3 ? [key, $"{country.ToLowerInvariant()} {key}"] : new[] { key })
            .Where(key => key.Length > 0).Distinct(),
    ];

    private static string[] Row(JsonElement data, string name) => Text(data, name)?.Split('~') ?? [];

    private static string At(string[] row, int index) => index < row.Length ? row[index] : string.Empty;

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
