using Bonafide.Core.Countries;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;

namespace Bonafide.Engine.Accounts;

/// <summary>Which presets a credential takes (contract 01 §7.1, 02 §7 and §8).</summary>
public static class PresetValues
{
    public static readonly IReadOnlySet<string> Predefined =
        new HashSet<string>(StringComparer.Ordinal) { "DEFINED", "RECOMMENDED", "OPTIONAL" };

    private static readonly HashSet<string> IdTypes = new(StringComparer.Ordinal)
    {
        "ID_CARD", "DRIVING_LICENSE", "PASSPORT", "VISA",
    };

    private static readonly HashSet<string> FaceMapTypes = new(StringComparer.Ordinal)
    {
        "IPROOV_STANDARD", "IPROOV_PREMIUM", "JUMIO_STANDARD", "JUMIO_PREMIUM", "JUMIO_LIVENESS",
    };

    /// <summary>The document codes of contract 02 §8; tenants add their own.</summary>
    public static readonly IReadOnlySet<string> DocumentCodes = new HashSet<string>(StringComparer.Ordinal)
    {
        "BC", "BS", "CAAP", "CB", "CC", "CCS", "CRC", "HCC", "IC", "LAG", "LOAP", "MEDC", "MOAP", "WP", "PB", "SEL",
        "SENC", "SS", "SSC", "STUC", "TAC", "TR", "UB", "USSS", "VC", "VT", "WWCC",
    };

    /// <summary>Codes that a tenant cannot make its own.</summary>
    public static bool IsReserved(string code) => DocumentCodes.Contains(code) || code is "CUSTOM" or "OTHER";

    /// <summary>ISO 3166-1 alpha-3 or Kosovo's XKX; sandboxes also take the specimen country.</summary>
    public static bool IsCountry(string code, bool isSandbox) => code switch
    {
        "XKX" => true,
        CountryCodes.Specimen => isSandbox,
        _ => code.Length == 3 && code.All(char.IsAsciiLetterUpper) && CountryCodes.IsAlpha3(code),
    };

    public static bool IsType(CredentialCategory category, string type, TenantSettings settings) => category switch
    {
        CredentialCategory.Id => IdTypes.Contains(type),
        CredentialCategory.FaceMap => FaceMapTypes.Contains(type),
        CredentialCategory.Document => DocumentCodes.Contains(type)
            || settings.CustomDocuments.Any(custom => custom.Code == type && !custom.Disabled),
        _ => false,
    };
}
