using Bonafide.Core.Executions;

namespace Bonafide.Core.Workflows;

/// <summary>A named list of capabilities with the credentials that they need; one entry of
/// <c>workflows.json</c>.</summary>
public sealed record WorkflowDefinition
{
    public required int Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Steps in the order in which they are judged.</summary>
    public required IReadOnlyList<WorkflowStep> Steps { get; init; }

    public required IReadOnlyList<CredentialSlot> Credentials { get; init; }

    /// <summary>
    /// Capabilities whose UNSUPPORTED_* and NOT_ENOUGH_DATA count 0 here: they run when they apply (ruling 1).
    /// </summary>
    public IReadOnlyList<string> WhenApplicable { get; init; } = [];

    /// <summary>Only by account update, on an account with a passed liveness (contract 05 §5).</summary>
    public bool UpdateOnly { get; init; }

    /// <summary>The enrolled face is uploaded from the customer's own store (key 16, contract 02 §5).</summary>
    public bool BringsReference { get; init; }

    /// <summary>The account call must carry a userReference (key 32).</summary>
    public bool NeedsUserReference { get; init; }

    /// <summary>Which government or biometric check a dedicated key forces, such as <c>INE_LIST</c>; null
    /// routes.</summary>
    public string? Variant { get; init; }

    public IEnumerable<string> Capabilities => Steps.SelectMany(step => step.Capabilities);

    public bool Has(string capability) => Capabilities.Contains(capability, StringComparer.Ordinal);
}

/// <summary>A step: a service or a risk signal, with its published name (contract 05 §4).</summary>
public sealed record WorkflowStep(string Name, IReadOnlyList<string> Capabilities);

/// <summary>A credential that a workflow asks for.</summary>
/// <param name="Channels">WEB, API, SDK, in the order of the wire.</param>
/// <param name="Optional">Finalize succeeds, and nothing is scored, without it.</param>
/// <param name="Repeatable">The same category may be listed twice in the request (key 20).</param>
public sealed record CredentialSlot(
    CredentialCategory Category, IReadOnlyList<string> Channels, bool Optional = false, bool Repeatable = false);
