using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Executions;

/// <summary>An execution as gathering and judging see it: what was asked, what was uploaded, under which
/// settings.</summary>
public sealed record ExecutionView
{
    public required TenantId Tenant { get; init; }

    /// <summary>Sandbox tenants accept the specimen country UTO and the documented test values.</summary>
    public required bool IsSandbox { get; init; }

    public required AccountId Account { get; init; }

    public required ExecutionId Id { get; init; }

    public required WorkflowDefinition Workflow { get; init; }

    public required IReadOnlyList<CredentialView> Credentials { get; init; }

    /// <summary>When finalize was accepted, UTC; the clock of every judgement.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The tenant's settings as they were when gathering began; kept as a fact so that a replay sees
    /// them.</summary>
    public required TenantSettings Settings { get; init; }

    /// <summary>Options of this transaction under <c>workflowDefinition.capabilities</c> (contract 01 §7.2).</summary>
    public CapabilityOptions Options { get; init; } = new();

    /// <summary>The uploaded PREPARED_DATA; null when none came.</summary>
    public PreparedData? Prepared { get; init; }

    /// <summary>The <c>sessionId</c> (or deprecated <c>Session</c>) of the uploaded DEVICE_RISK; null when none
    /// came.</summary>
    public DeviceRiskData? DeviceRisk { get; init; }

    public UserConsent? Consent { get; init; }

    /// <summary>The address of the person's web or SDK session; null for an API-only journey.</summary>
    public string? SessionAddress { get; init; }

    public IEnumerable<CredentialView> Of(CredentialCategory category) =>
        Credentials.Where(credential => credential.Category == category);
}

/// <summary>A credential slot with what was uploaded into it.</summary>
public sealed record CredentialView
{
    public required CredentialId Id { get; init; }

    public required CredentialCategory Category { get; init; }

    public required string Label { get; init; }

    /// <summary>Preset countries, ISO 3166-1 alpha-3; empty when the document decides.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Preset types (contract 02 §7, §8); empty when the document decides.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<PartView> Parts { get; init; } = [];

    /// <summary>The files of the document's chip; no image, and none of <see cref="Parts"/>.</summary>
    public PartView? Chip { get; init; }

    public CredentialRef Ref => new(Id, Category, Label);

    public PartView? Part(string classifier) => Parts.FirstOrDefault(part => part.Classifier == classifier);
}

/// <summary>A credential as outcomes name it.</summary>
public sealed record CredentialRef(CredentialId Id, CredentialCategory Category, string Label);

/// <summary>An uploaded part: its bytes are read through <see cref="Facts.IEvidence"/>.</summary>
/// <param name="Ordinal">0-based page of a DOCUMENT that came in several uploads; 0 otherwise.</param>
public sealed record PartView(
    PartId Id, string Classifier, int Ordinal, string ContentType, long Bytes, int? Width, int? Height);

/// <summary>Consent as given by API or collected by our client (contract 01 §7.3).</summary>
public sealed record UserConsent(
    string? UserIp, string? Country, string? State, string? Obtained, DateTimeOffset? ObtainedAt);

/// <summary>The DEVICE_RISK part: <c>{"sessionId": "…"}</c>, or <c>{"Session": "…"}</c> in the deprecated
/// variant.</summary>
public sealed record DeviceRiskData(string Blackbox, bool IsDeprecatedVariant);

/// <summary>Options under <c>workflowDefinition.capabilities</c> (contract 01 §7.2).</summary>
public sealed record CapabilityOptions
{
    /// <summary><c>one</c> (1+1, the default) or <c>two</c> (2+2).</summary>
    public string EkycSearchType { get; init; } = "one";

    public string? WatchlistSearchProfile { get; init; }

    public Guid? RiskScoreRulesetId { get; init; }

    public Guid? AdditionalRiskScoreRulesetId { get; init; }

    public Guid? DecisionLabelRulesetId { get; init; }
}
