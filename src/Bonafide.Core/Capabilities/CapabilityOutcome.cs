using System.Text.Json.Nodes;
using Bonafide.Core.Executions;

namespace Bonafide.Core.Capabilities;

/// <summary>One judgement with its reasons: the API, the PDF, the portal and the audit all read this one
/// record.</summary>
public sealed record CapabilityOutcome
{
    public required IReadOnlyList<CredentialRef> Credentials { get; init; }

    public required Decision Decision { get; init; }

    public required string Label { get; init; }

    /// <summary>The contract's <c>data</c>: null leaves it out, an empty object shows <c>{}</c>.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>The pieces of the judgement: what was measured, against what, and whether it met the limit.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The FACEMAP credential whose template may be used to authenticate later, when liveness
    /// passed.</summary>
    public CredentialId? ValidFaceMap { get; init; }

    /// <summary>Detailed reasons shown in <c>steps[].decision.reasons</c>, such as FACE_INVALID_DIGITAL_COPY.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public static CapabilityOutcome Of(CredentialGroup group, Decision decision, string label) => new()
    {
        Credentials = [.. group.Credentials.Select(credential => credential.Ref)],
        Decision = decision,
        Label = label,
    };

    public static CapabilityOutcome NotExecuted(CredentialGroup group, string label, bool hasData) =>
        Of(group, Decision.NotExecuted, label) with { Data = hasData ? [] : null };
}
