using System.Collections.Frozen;
using Bonafide.Core.Identity.Addresses;

namespace Bonafide.Core.Countries;

/// <summary>English names of countries as lists and forms write them, from the embedded
/// <c>country-names.txt</c>.</summary>
public static class CountryNames
{
    private static readonly FrozenDictionary<string, string> Alpha3ByName = Read();

    /// <summary>Alpha-3 of a code or an English name, whatever its case and punctuation; null when it is
    /// none.</summary>
    public static string? ToAlpha3(string? codeOrName)
    {
        var trimmed = codeOrName?.Trim();
        return CountryCodes.ToAlpha3(trimmed)
            ?? (trimmed is { Length: > 0 and <= 100 }
                ? Alpha3ByName.GetValueOrDefault(AddressComparer.Fold(trimmed)) : null);
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(CountryNames).Assembly.GetManifestResourceStream("country-names.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(row => row[0] != '#')
            .SelectMany(row => row[4..].TrimEnd().Split('|').Select(name => (Name: name, Code: row[..3])))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.Ordinal);
    }
}
