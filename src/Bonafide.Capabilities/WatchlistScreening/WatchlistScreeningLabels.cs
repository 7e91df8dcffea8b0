using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.WatchlistScreening;

/// <summary>The published labels (contract 04 §8; rulings, table of labels).</summary>
public static class WatchlistScreeningLabels
{
    public const string Ok = CommonLabels.Ok;
    public const string Alert = "ALERT";
    public const string InvalidMerchantSettings = "INVALID_MERCHANT_SETTINGS";
    public const string NoValidIdCredential = "NO_VALID_ID_CREDENTIAL";
    public const string ExtractionNotDone = "EXTRACTION_NOT_DONE";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(Ok, Decision.Passed, "No entry of the searched lists comes near enough."),
        new(Alert, Decision.Warning, "At least one entry may be the person; see the findings."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "First or last name is missing."),
        new(CommonLabels.ValidationFailed, Decision.NotExecuted, "A name, birth date or country cannot be searched."),
        new(InvalidMerchantSettings, Decision.NotExecuted, "No list, or no such search profile, is configured."),
        new(NoValidIdCredential, Decision.NotExecuted, "No prepared data came, and no ID was uploaded."),
        new(ExtractionNotDone, Decision.NotExecuted, "No prepared data came, and the ID was not read."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "A capability before this one failed."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "A list could not be searched."),
    ];
}
