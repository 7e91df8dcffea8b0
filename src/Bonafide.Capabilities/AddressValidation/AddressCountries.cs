using System.Collections.Frozen;
using System.Globalization;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>What can be known of a country's addresses at best, by the published table.</summary>
/// <param name="Verification">AV: 2 locality, 3 thoroughfare, 4 premises, 5 delivery point.</param>
/// <param name="Geocoding">G: 2 locality, 3 thoroughfare, 4 interpolated rooftop, 5 rooftop; null: none.</param>
internal readonly record struct CountryLevels(int Verification, int? Geocoding);

/// <summary>The 120 countries of the seed, from the embedded <c>address-countries.txt</c>.</summary>
internal static class AddressCountries
{
    public static FrozenDictionary<string, CountryLevels> All { get; } = Read();

    private static FrozenDictionary<string, CountryLevels> Read()
    {
        using var stream = typeof(AddressCountries).Assembly.GetManifestResourceStream("address-countries.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(row => row[0] != '#').Select(row => row.TrimEnd().Split(' '))
            .ToFrozenDictionary(
                cells => cells[0],
                cells => new CountryLevels(
                    int.Parse(cells[1], CultureInfo.InvariantCulture),
                    cells[2] == "-" ? null : int.Parse(cells[2], CultureInfo.InvariantCulture)),
                StringComparer.Ordinal);
    }
}
