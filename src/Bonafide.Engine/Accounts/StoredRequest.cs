using Bonafide.Core.Executions;

namespace Bonafide.Engine.Accounts;

/// <summary>
/// What the account call asked for, as kept in <c>executions.sealed_request</c> under the execution's key, written
/// with <see cref="Core.Facts.FactJson.Options"/>. Shredded with the execution.
/// </summary>
public sealed record StoredRequest
{
    public CapabilityOptions Options { get; init; } = new();

    public UserConsent? Consent { get; init; }

    /// <summary>Overrides the tenant's callback URL; null leaves it.</summary>
    public string? CallbackUrl { get; init; }

    public string? SuccessUrl { get; init; }

    public string? ErrorUrl { get; init; }

    public string? Locale { get; init; }

    /// <summary>The address of the person's web or SDK session; null for an API-only journey.</summary>
    public string? SessionAddress { get; init; }

    /// <summary>Settings of the portal overridden for this execution (contract 01 §7).</summary>
    public IReadOnlyDictionary<string, string>? OverrideSettings { get; init; }
}

/// <summary>
/// The customer's own references, as kept in <c>executions.sealed_references</c> under the tenant's key, written with
/// <see cref="Core.Facts.FactJson.Options"/>. They outlive retention, not deletion (ruling 8d).
/// </summary>
public sealed record StoredReferences(
    string CustomerInternalReference, string? UserReference = null, string? ReportingCriteria = null);

/// <summary>Presets of a credential, as kept in <c>credentials.preset</c>; never personal.</summary>
public sealed record StoredPreset(Contracts.Preset? Country, Contracts.Preset? Type);
