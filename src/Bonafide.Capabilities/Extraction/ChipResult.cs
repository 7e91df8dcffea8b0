using Bonafide.Core.Documents.Chips;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Extraction;

/// <summary>The <c>nfcValidationResult</c> of contract 04 §7.1; left out where no chip was uploaded.</summary>
internal static class ChipResult
{
    public const string Name = "nfcValidationResult";

    public static string Of(FactRead<ChipFacts> chip) => !chip.IsKnown ? "TECHNICAL_ERROR" : chip.Value!.Standing switch
    {
        ChipStanding.Genuine => "READ_VALIDATED",
        ChipStanding.Broken or ChipStanding.Unreadable => "VALIDATION_FAILED",
        _ when chip.Value.Find(ChipCheckNames.Issuer)?.Detail == ChipDetails.CountryNotImported =>
            "COUNTRY_UNAVAILABLE",
        _ => "READ_ONLY",
    };
}
