using Bonafide.Core.Countries;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>Codes of issuing states and nationalities (Doc 9303-3 §5).</summary>
internal static class MrzCountries
{
    /// <summary>Codes that are not those of ISO 3166-1, as the ISO code that they stand for.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["D"] = "DEU",
        ["GBD"] = "GBR",
        ["GBN"] = "GBR",
        ["GBO"] = "GBR",
        ["GBP"] = "GBR",
        ["GBS"] = "GBR",
        ["RKS"] = "XKX",
    };

    /// <summary>Organisations, and people without a nationality or with one unknown; they stand for
    /// themselves.</summary>
    private const string NoCountry =
        "EUE UNO UNA UNK XBA XIM XCC XCO XEC XPO XES XMP XOM XDC XXA XXB XXC XXX ";

    /// <summary>The code as the contract writes it; null when it is none.</summary>
    public static string? Read(string threeSigns)
    {
        var code = threeSigns.TrimEnd(MrzSigns.Filler);
        return Others.GetValueOrDefault(code)
            ?? (code.Length == 3 && NoCountry.Contains(code + " ", StringComparison.Ordinal) ? code : null)
            ?? (code.Length == 3 ? CountryCodes.ToAlpha3(code) : null);
    }
}
