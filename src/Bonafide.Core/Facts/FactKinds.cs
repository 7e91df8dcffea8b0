namespace Bonafide.Core.Facts;

/// <summary>The names of all kinds of facts. Typed kinds live beside the record of their value.</summary>
public static class FactKinds
{
    /// <summary>The tenant's settings when gathering began (<see cref="Settings.TenantSettings"/>).</summary>
    public const string Settings = "settings";

    /// <summary>The rulesets that apply, as they were when gathering began
    /// (<see cref="Rules.EffectiveRulesets"/>).</summary>
    public const string Rulesets = "rulesets";

    /// <summary>What was read and measured on the images of one ID or DOCUMENT credential.</summary>
    public const string Document = "document";

    /// <summary>Faces on the images of one credential (ID, SELFIE, FACEMAP).</summary>
    public const string Face = "face";

    /// <summary>What was measured on the frames of a FACEMAP (<see cref="FaceMapFacts"/>).</summary>
    public const string FaceMap = "faceMap";

    /// <summary>Distances from the faces that the account was enrolled with (<see cref="FaceReferenceFacts"/>).
    /// </summary>
    public const string FaceReference = "faceReference";

    /// <summary>Distances between the faces of this execution's credentials.</summary>
    public const string FaceComparison = "faceComparison";

    /// <summary>Hits of the 1:n search of the tenant's gallery.</summary>
    public const string FaceSearch = "faceSearch";

    /// <summary>What the tenant saw earlier of this subject's identity elements.</summary>
    public const string History = "history";

    /// <summary>What earlier transactions say of the document shown (<see cref="DocumentHistoryFacts"/>).</summary>
    public const string DocumentHistory = "documentHistory";

    /// <summary>How this subject's elements were seen together (<see cref="IdentityNetworkFacts"/>).</summary>
    public const string IdentityNetwork = "identityNetwork";

    public const string Email = "email";
    public const string Phone = "phone";
    public const string GeoIp = "geoIp";
    public const string Device = "device";

    /// <summary>An address held against the reference data (<see cref="AddressFacts"/>).</summary>
    public const string Address = "address";

    /// <summary>Entries of watch-lists that come near (<see cref="WatchlistFacts"/>).</summary>
    public const string Watchlist = "watchlist";

    /// <summary>The automatic decision with its steps and fired rules (<see cref="Scoring.DecisionFacts"/>).</summary>
    public const string Decision = "decision";
}
