using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;

namespace Bonafide.Engine.Accounts;

/// <summary>A valid account request, with everything settled that the rows need.</summary>
public sealed record AccountPlan
{
    public required WorkflowDefinition Workflow { get; init; }

    public required IReadOnlyList<PlannedCredential> Credentials { get; init; }

    public required TimeSpan TokenLifetime { get; init; }

    public required StoredReferences References { get; init; }

    public required StoredRequest Request { get; init; }
}

/// <param name="Linked">An existing credential of the account that stands in for an upload.</param>
public sealed record PlannedCredential(
    CredentialSlot Slot, string Label, Preset? Country, Preset? Type, CredentialId? Linked)
{
    public CredentialCategory Category => Slot.Category;

    /// <summary>A linked credential asks for nothing.</summary>
    public IReadOnlyList<string> Channels => Linked is null ? Slot.Channels : [];
}
