namespace Bonafide.Contracts;

/// <summary>
/// A tenant's settings (contract 07 §4), read and replaced as a whole. In a PUT a member that is left out takes the
/// product's default, and a member that does not exist is refused.
/// </summary>
public sealed record TenantSettingsDocument
{
    /// <summary>Of the settings that were read. A PUT that carries it is refused when they changed since.</summary>
    public string? Version { get; init; }

    /// <summary>Locale of the web client when the request names none.</summary>
    public string? DefaultLocale { get; init; }

    /// <summary>Prefix of the web client's host: a–z, 0–9 and dashes.</summary>
    public string? DomainPrefix { get; init; }

    /// <summary>5 to 86,400.</summary>
    public int? TokenLifetimeMinutes { get; init; }

    public string? CallbackUrl { get; init; }

    public string? SuccessUrl { get; init; }

    public string? ErrorUrl { get; init; }

    /// <summary>Sends ACQUISITION_STARTED and ACQUIRED callbacks, and shows the former in status.</summary>
    public bool? IntermediateStates { get; init; }

    /// <summary>OFF, WARN or ENFORCE.</summary>
    public string? ConsentEnforcement { get; init; }

    public bool? ConsentInRetrieval { get; init; }

    public bool? ReportingCriteriaInRetrieval { get; init; }

    public bool? CaptureClientInRetrieval { get; init; }

    public bool? MaskImages { get; init; }

    public bool? AllowFaceMapDownload { get; init; }

    /// <summary>ON, IGNORE_SAME_ACCOUNT or OFF.</summary>
    public string? FaceSearch { get; init; }

    /// <summary>OFF, WARNING or BY_RULE.</summary>
    public string? HoldForReview { get; init; }

    public bool? LegacyApiUsers { get; init; }

    public bool? BatchUploads { get; init; }

    /// <summary>The client that authorises the rows of batches.</summary>
    public string? BatchClientId { get; init; }

    public IReadOnlyList<int>? DisabledWorkflows { get; init; }

    /// <summary>guide or current (contract 04 §0).</summary>
    public string? DependencyGraph { get; init; }

    public DecisionBandsDocument? Bands { get; init; }

    public Guid? RiskScoreRulesetId { get; init; }

    public Guid? AdditionalRiskScoreRulesetId { get; init; }

    public Guid? DecisionLabelRulesetId { get; init; }

    /// <summary>Accepted types by issuing country, alpha-3; left out: all that can be read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? AcceptedIds { get; init; }

    /// <summary>Days before expiry from which dataChecks warns; 0 to 3,650.</summary>
    public int? ExpiryWarningDays { get; init; }

    public IReadOnlyList<string>? HiddenExtractionFields { get; init; }

    /// <summary>The tenant's own document codes; one that exists can be disabled, not dropped.</summary>
    public IReadOnlyList<CustomDocumentDocument>? CustomDocuments { get; init; }

    /// <summary>Minutes after creation at which content is wiped; 0 keeps it.</summary>
    public int? RetentionMinutes { get; init; }

    public bool? RetainFraud { get; init; }

    public RateLimitsDocument? RateLimits { get; init; }

    public GeoIpDecisionsDocument? GeoIpDecisions { get; init; }

    public ScreeningDocument? Screening { get; init; }
}

/// <summary>Upper ends of the score bands (contract 03 §4).</summary>
public sealed record DecisionBandsDocument(double? PassedUpTo, double? WarningUpTo);

public sealed record CustomDocumentDocument(string? Code, string? Name, bool? Disabled);

/// <summary>Requests per second (ruling 8b).</summary>
/// <param name="Preset"><c>default</c>, or <c>compatible</c> for those of contract 01 §6; the numbers win.</param>
public sealed record RateLimitsDocument(
    string? Preset, double? AccountsPerSecond, double? RetrievalPerSecond, double? TokensPerSecond,
    double? BurstSeconds);

/// <summary>What geoIpVerification decides by: PASSED, WARNING or REJECTED each; the worst of what applies wins
/// (ruling 23).</summary>
/// <param name="NetworkActivity">Earlier transactions on the address ended badly.</param>
/// <param name="Anonymous">A VPN, or a proxy.</param>
/// <param name="Activity">Too many of something on the address, or a risky email or device.</param>
public sealed record GeoIpDecisionsDocument(
    string? Tor, string? NetworkActivity, string? Anonymous, string? Hosting, string? Activity);

/// <summary>How watch-lists are screened.</summary>
/// <param name="SearchProfile">Id of the profile used where a request names none; left out: every list.</param>
public sealed record ScreeningDocument(string? SearchProfile, IReadOnlyList<ScreeningProfileDocument>? Profiles);

/// <param name="Id">What a request's searchProfile names.</param>
/// <param name="Lists">Names of the lists that are searched; left out: all.</param>
/// <param name="MinimumScore">Least score of a hit, 0.85 to 1; left out: the capability's default.</param>
public sealed record ScreeningProfileDocument(string? Id, IReadOnlyList<string>? Lists, double? MinimumScore);
