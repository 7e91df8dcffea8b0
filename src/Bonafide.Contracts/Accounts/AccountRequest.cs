namespace Bonafide.Contracts;

/// <summary>Body of account create and update (contract 01 §7).</summary>
public sealed record AccountRequest
{
    public string? CustomerInternalReference { get; init; }

    public string? UserReference { get; init; }

    public string? ReportingCriteria { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>A number and a unit: <c>30m</c>, <c>1d</c>; from 5 minutes to 60 days.</summary>
    public string? TokenLifetime { get; init; }

    public WorkflowDefinitionRequest? WorkflowDefinition { get; init; }

    public WebRequest? Web { get; init; }

    public UserConsentRequest? UserConsent { get; init; }

    public IReadOnlyDictionary<string, string>? OverrideSettings { get; init; }
}

/// <summary>Which workflow runs, and how (contract 01 §7.1).</summary>
public sealed record WorkflowDefinitionRequest
{
    /// <summary>A number; a string of digits is accepted too.</summary>
    public int? Key { get; init; }

    public IReadOnlyList<CredentialRequest>? Credentials { get; init; }

    public CapabilitiesRequest? Capabilities { get; init; }
}

/// <summary>What is acquired for one credential.</summary>
public sealed record CredentialRequest
{
    /// <summary>An existing credential of the account, by update only.</summary>
    public string? Id { get; init; }

    /// <summary>ID, SELFIE, FACEMAP, DOCUMENT or DATA.</summary>
    public string? Category { get; init; }

    public string? Label { get; init; }

    public Preset? Country { get; init; }

    public Preset? Type { get; init; }
}

/// <summary>Values chosen beforehand; DEFINED ones cannot be changed by the person.</summary>
public sealed record Preset
{
    /// <summary>DEFINED, RECOMMENDED or OPTIONAL.</summary>
    public string? PredefinedType { get; init; }

    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>Options of single capabilities (contract 01 §7.2).</summary>
public sealed record CapabilitiesRequest
{
    public EkycCheckRequest? EkycCheck { get; init; }

    public WatchlistScreeningRequest? WatchlistScreening { get; init; }

    public WorkflowDecisionRequest? WorkflowDecision { get; init; }

    public DocumentVerificationRequest? DocumentVerification { get; init; }
}

public sealed record EkycCheckRequest(string? SearchType);

public sealed record WatchlistScreeningRequest(string? SearchProfile);

public sealed record WorkflowDecisionRequest(
    string? RiskScoreRulesetId, string? AdditionalRiskScoreRulesetId, string? DecisionLabelRulesetId);

public sealed record DocumentVerificationRequest(bool? EnableExtraction);

public sealed record WebRequest(string? SuccessUrl, string? ErrorUrl, string? Locale);

/// <summary>Biometric consent (contract 01 §7.3).</summary>
public sealed record UserConsentRequest
{
    public string? UserIp { get; init; }

    public UserLocationRequest? UserLocation { get; init; }

    public ConsentRequest? Consent { get; init; }
}

public sealed record UserLocationRequest(string? Country, string? State);

/// <param name="Obtained">yes, no or na.</param>
/// <param name="ObtainedAt">UTC with milliseconds, when obtained.</param>
public sealed record ConsentRequest(string? Obtained, string? ObtainedAt);
