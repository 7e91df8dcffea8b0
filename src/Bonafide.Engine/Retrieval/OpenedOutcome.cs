using Bonafide.Core.Capabilities;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>A stored outcome with its body; after a wipe only decision and label are left.</summary>
public sealed record OpenedOutcome(OutcomeRow Row, CapabilityOutcome Body)
{
    public static IReadOnlyList<OpenedOutcome> Of(RetrievedExecution execution) =>
        [.. execution.Outcomes.Select(row => new OpenedOutcome(row, Open(execution, row)))];

    private static CapabilityOutcome Open(RetrievedExecution execution, OutcomeRow row) =>
        row.SealedBody is { } bytes && execution.Stored.Key is { } key
            ? StoredExecution.Read<CapabilityOutcome>(key.Open(OutcomeRows.Place(execution.Tenant.Id, row.Id), bytes))
            : new CapabilityOutcome { Credentials = [], Decision = row.Decision, Label = row.Label };
}
