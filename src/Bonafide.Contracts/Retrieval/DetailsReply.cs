using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bonafide.Contracts;

/// <summary>Everything about an execution (contract 03 §3.2), in the order of the published samples.</summary>
public sealed record DetailsReply
{
    public required WorkflowReply Workflow { get; init; }

    public required IdReference Account { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When finalize was accepted.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? WipedOutAt { get; init; }

    public ConsentReply? Consent { get; init; }

    public required IReadOnlyList<RetrievedCredential> Credentials { get; init; }

    /// <summary>Absent until there is one.</summary>
    public DecisionReply? Decision { get; init; }

    public required HrefOnly Steps { get; init; }

    public FeedbackReply? Feedback { get; init; }

    public CaptureClientReply? CaptureClient { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<CapabilityEntry>>? Capabilities { get; init; }
}

public sealed record WorkflowReply
{
    public required Guid Id { get; init; }

    public required string Status { get; init; }

    public required string DefinitionKey { get; init; }

    public string? UserReference { get; init; }

    public string? CustomerInternalReference { get; init; }

    public string? ReportingCriteria { get; init; }
}

public sealed record HrefOnly(string Href);

public sealed record ConsentReply(string Obtained, DateTimeOffset? ObtainedAt);

public sealed record RetrievedCredential
{
    public required Guid Id { get; init; }

    public required string Category { get; init; }

    public string? Label { get; init; }

    /// <summary>Absent when nothing was uploaded.</summary>
    public IReadOnlyList<RetrievedPart>? Parts { get; init; }

    public CredentialConsent? Consent { get; init; }
}

public sealed record RetrievedPart(string Classifier, string? Href);

/// <param name="CollectedBy">CUSTOMER, or JUMIO when our own client asked the person.</param>
public sealed record CredentialConsent(bool DecisionAccepted, string CollectedBy);

/// <summary>A decision with its label; only that of a workflow or a step has a score.</summary>
public sealed record DecisionReply
{
    /// <summary>PASSED, WARNING, REJECTED or NOT_EXECUTED.</summary>
    public required string Type { get; init; }

    public required LabelReply Details { get; init; }

    public RiskReply? Risk { get; init; }

    public IReadOnlyList<ReasonReply>? Reasons { get; init; }
}

public sealed record LabelReply(string Label);

/// <param name="Score">−1 to 100, at most two decimals.</param>
public sealed record RiskReply([property: JsonConverter(typeof(ScoreConverter))] double Score);

public sealed record ReasonReply(string Label, string Type);

/// <summary>What a capability found on one credential or one group of them.</summary>
public sealed record CapabilityEntry
{
    public required Guid Id { get; init; }

    /// <summary>The FACEMAP that may be used to authenticate later.</summary>
    public string? ValidFaceMapForAuthentication { get; init; }

    public required IReadOnlyList<CapabilityCredential> Credentials { get; init; }

    public required DecisionReply Decision { get; init; }

    public JsonObject? Data { get; init; }
}

public sealed record CapabilityCredential(Guid Id, string Category, string? Label);

/// <summary>How the person got through the capture; only where the tenant asks for it.</summary>
public sealed record CaptureClientReply(
    string Channel, string? LastCredential, IReadOnlyList<CaptureReply> Captures);

public sealed record CaptureReply(Guid CredentialId, string Classifier, string Method);
