using System.Text.Json.Serialization;

namespace Bonafide.Core.Settings;

/// <summary>
/// What a tenant may set (contract 07 §4). Defaults are the product's; a member left out keeps its default. Stored
/// sealed, edited through the management API, copied into the facts of each execution that it judged.
/// </summary>
public sealed record TenantSettings
{
    /// <summary>Locale of the web client when the request names none.</summary>
    public string DefaultLocale { get; init; } = "en-US";

    /// <summary>Prefix of the web client's host; without one, replies carry no <c>web</c>.</summary>
    public string? DomainPrefix { get; init; }

    /// <summary>Minutes a transaction token can start a journey; 5 to 86,400.</summary>
    public int TokenLifetimeMinutes { get; init; } = 30;

    public string? CallbackUrl { get; init; }

    public string? SuccessUrl { get; init; }

    public string? ErrorUrl { get; init; }

    /// <summary>Sends ACQUISITION_STARTED and ACQUIRED callbacks, and shows the former in status.</summary>
    public bool IntermediateStates { get; init; }

    public ConsentEnforcement ConsentEnforcement { get; init; } = ConsentEnforcement.Off;

    public bool ConsentInRetrieval { get; init; }

    public bool ReportingCriteriaInRetrieval { get; init; }

    public bool CaptureClientInRetrieval { get; init; }

    public bool MaskImages { get; init; }

    public bool AllowFaceMapDownload { get; init; }

    public FaceSearchMode FaceSearch { get; init; } = FaceSearchMode.On;

    public ReviewMode HoldForReview { get; init; } = ReviewMode.Off;

    /// <summary>Legacy Basic API users (ruling 8g).</summary>
    public bool LegacyApiUsers { get; init; }

    public bool BatchUploads { get; init; } = true;

    /// <summary>The OAuth2 client that authorises the rows of batches; null: none is selected, and rows fail.</summary>
    public string? BatchClientId { get; init; }

    /// <summary>Workflow keys switched off; the older keys of contract 05 §2 start here.</summary>
    public IReadOnlyList<int> DisabledWorkflows { get; init; } = [1, 2, 3, 5, 6, 9, 16, 20, 32];

    /// <summary>Which dependency graph blocks judgements: <c>guide</c> or <c>current</c> (contract 04 §0).</summary>
    public string DependencyGraph { get; init; } = "guide";

    public DecisionBands Bands { get; init; } = new();

    public GeoIpDecisions GeoIpDecisions { get; init; } = new();

    public Guid? RiskScoreRulesetId { get; init; }

    public Guid? AdditionalRiskScoreRulesetId { get; init; }

    public Guid? DecisionLabelRulesetId { get; init; }

    /// <summary>Accepted types by issuing country, alpha-3; null accepts all that can be read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? AcceptedIds { get; init; }

    /// <summary>Days before expiry from which dataChecks warns; 0 warns of expired documents only.</summary>
    public int ExpiryWarningDays { get; init; }

    /// <summary>Optional extraction fields that are not returned (contract 07 §4, Data Settings).</summary>
    public IReadOnlyList<string> HiddenExtractionFields { get; init; } = [];

    /// <summary>The tenant's own document codes (contract 02 §8).</summary>
    public IReadOnlyList<CustomDocumentType> CustomDocuments { get; init; } = [];

    /// <summary>Minutes after creation at which content of final executions is wiped; null keeps it. Null is
    /// written too: left out, it would be read as the default and wipe what shall be kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? RetentionMinutes { get; init; } = 360 * 24 * 60;

    /// <summary>Keeps transactions marked FRAUD out of retention.</summary>
    public bool RetainFraud { get; init; } = true;

    public RateLimits RateLimits { get; init; } = new();

    public ScreeningSettings Screening { get; init; } = new();
}

public enum ConsentEnforcement
{
    Off = 0,
    Warn = 1,
    Enforce = 2,
}

public enum FaceSearchMode
{
    On = 0,
    IgnoreSameAccount = 1,
    Off = 2,
}

public enum ReviewMode
{
    Off = 0,
    Warning = 1,
    ByRule = 2,
}

/// <summary>Upper ends of the score bands (contract 03 §4): up to Passed, up to Warning, REJECTED above.</summary>
public sealed record DecisionBands(double PassedUpTo = 30, double WarningUpTo = 70);

public sealed record CustomDocumentType(string Code, string Name, bool Disabled = false);

/// <summary>Requests per second and tenant (ruling 8b); the preset <c>compatible</c> has contract 01 §6's.</summary>
public sealed record RateLimits(
    double AccountsPerSecond = 200, double RetrievalPerSecond = 500, double TokensPerSecond = 50,
        double BurstSeconds = 5)
{
    public static RateLimits Compatible { get; } = new(1, 15, 10, 5);
}
