namespace Bonafide.Core.Devices;

/// <summary>What a device or account was found to have done (ruling 25). Stored as numbers; a number never
/// changes.</summary>
public enum EvidenceType
{
    Financial = 1,
    AccountTakeover = 2,
    PolicyFraud = 3,
    IdTheft = 4,
    Miscellaneous = 5,
    Cheating = 6,
}

public static class EvidenceTypes
{
    public static IReadOnlyList<EvidenceType> All { get; } = Enum.GetValues<EvidenceType>();

    /// <summary>The seed's words, as its alerts spell them.</summary>
    public static string Word(this EvidenceType type) => type switch
    {
        EvidenceType.AccountTakeover => "ATO",
        EvidenceType.PolicyFraud => "Policy Fraud",
        EvidenceType.IdTheft => "ID Theft",
        _ => type.ToString(),
    };

    /// <summary>Null for a word that is none.</summary>
    public static EvidenceType? Parse(string? word) =>
        All.Where(type => string.Equals(type.Word(), word, StringComparison.OrdinalIgnoreCase))
            .Select(type => (EvidenceType?)type).FirstOrDefault();
}
