namespace Bonafide.Core.Executions;

/// <summary>Categories of credentials (contract 02 §1); stored as numbers, shown in upper case.</summary>
public enum CredentialCategory
{
    Id = 1,
    Selfie = 2,
    FaceMap = 3,
    Document = 4,
    Data = 5,
}

public static class CredentialCategories
{
    public static string Wire(this CredentialCategory category) => category switch
    {
        CredentialCategory.Id => "ID",
        CredentialCategory.Selfie => "SELFIE",
        CredentialCategory.FaceMap => "FACEMAP",
        CredentialCategory.Document => "DOCUMENT",
        _ => "DATA",
    };

    public static CredentialCategory? Parse(string? wire) => wire switch
    {
        "ID" => CredentialCategory.Id,
        "SELFIE" => CredentialCategory.Selfie,
        "FACEMAP" => CredentialCategory.FaceMap,
        "DOCUMENT" => CredentialCategory.Document,
        "DATA" => CredentialCategory.Data,
        _ => null,
    };

    /// <summary>Classifiers that may be uploaded for a category (contract 02 §1 and §5), in upper case.</summary>
    public static IReadOnlyList<string> UploadClassifiers(this CredentialCategory category) => category switch
    {
        CredentialCategory.Id => [Classifiers.Front, Classifiers.Back],
        CredentialCategory.Selfie => [Classifiers.Face],
        CredentialCategory.FaceMap => [Classifiers.FaceMap],
        CredentialCategory.Document => [Classifiers.Document],
        CredentialCategory.Data => [Classifiers.PreparedData, Classifiers.DeviceRisk],
        _ => [],
    };

    /// <summary>
    /// Classifiers that a category also takes and that no reply lists, so that clients of the older contract see
    /// nothing new: <c>contract/chip.md</c>.
    /// </summary>
    public static IReadOnlyList<string> UnlistedClassifiers(this CredentialCategory category) =>
        category == CredentialCategory.Id ? [Classifiers.Chip] : [];
}

/// <summary>Part classifiers (contract 02 §1).</summary>
public static class Classifiers
{
    public const string Front = "FRONT";
    public const string Back = "BACK";
    public const string Face = "FACE";
    public const string Document = "DOCUMENT";
    public const string FaceMap = "FACEMAP";

    /// <summary>An earlier face map that comes from the customer's own store (contract 02 §5).</summary>
    public const string FaceMapReference = "FACEMAP_REFERENCE";
    public const string PreparedData = "PREPARED_DATA";
    public const string DeviceRisk = "DEVICE_RISK";

    /// <summary>The files of a travel document's chip, beside the photo of an ID.</summary>
    public const string Chip = "CHIP";

    /// <summary>LIVENESS_1 … LIVENESS_6: frames of a face map.</summary>
    public const string LivenessPrefix = "LIVENESS_";

    /// <summary>A whole series of frames, which is taken away only where the tenant allows it.</summary>
    public static bool IsSeries(string classifier) => classifier is FaceMap or FaceMapReference;
}
