using Bonafide.Core.Countries;
using Bonafide.Core.Documents.Mrz;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents;

/// <summary>What a machine readable zone says of the document that it stands on.</summary>
internal static class MrzClass
{
    internal static DocumentClass Of(MrzDocument zone, string part)
    {
        var issuer = zone.Find(FieldNames.IssuingCountry);
        var country = issuer is not null && CountryCodes.IsAlpha3(issuer.Value) ? issuer.Value : null;
        var (type, subType) = Kind(zone.Facts.Format, zone.DocumentCode);
        var side = zone.Facts.Format switch
        {
            "TD1" => "BACK",
            "TD2" => part == "BACK" ? "BACK" : "FRONT",
            _ => "FRONT",
        };
        return new(country, type, subType, side, null, null, false,
            zone.Facts.AllChecksRight ? 0.98 : Math.Clamp(zone.Facts.Confidence, 0.5, 0.9));
    }

    /// <summary>
    /// Doc 9303-4 §4.2.2 and -7: P and V. Doc 9303-5 §4.2.2 leaves the second letter of cards to the issuing state; R
    /// for residence permits and P for passport cards are what states use.
    /// </summary>
    private static (string Type, string? SubType) Kind(string format, string code) => (format, code) switch
    {
        ("TD3", _) => ("PASSPORT", null),
        ("MRV-A" or "MRV-B", _) => ("VISA", null),
        (_, "IP") => ("ID_CARD", "PASSPORT_CARD_ID"),
        (_, "IR" or "AR" or "CR" or "RP" or "IT") => ("ID_CARD", "RESIDENT_PERMIT_ID"),
        (_, "ID" or "I") => ("ID_CARD", "NATIONAL_ID"),
        _ => ("ID_CARD", null),
    };
}
