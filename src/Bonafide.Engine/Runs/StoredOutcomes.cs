using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Engine.Accounts;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Outcomes to sealed rows and back.</summary>
internal static class StoredOutcomes
{
    public const int FirstRevision = 1;

    public static IReadOnlyList<OutcomeRow> Seal(
        LoadedExecution execution,
        CapabilityCatalog capabilities,
        IReadOnlyList<JudgedOutcome> outcomes,
        IIds ids,
        DateTimeOffset judgedAt)
    {
        var rows = new List<OutcomeRow>(outcomes.Count);
        foreach (var (capability, outcome) in outcomes)
        {
            var id = ids.New();
            var needs = capabilities.Has(capability) ? capabilities.Get(capability).Needs : [];
            rows.Add(new(
                id,
                execution.Row.Id,
                FirstRevision,
                capability,
                rows.Count(row => row.Capability == capability),
                StepOf(execution, capability),
                outcome.Decision,
                outcome.Label,
                execution.Stored.Key!.Seal(
                    OutcomeRows.Place(execution.Tenant.Id, id),
                    JsonSerializer.SerializeToUtf8Bytes(outcome, FactJson.Options)),
                JsonSerializer.Serialize(execution.Facts.VersionsOf(needs), FactJson.Options),
                judgedAt));
        }

        return rows;
    }

    /// <summary>The outcomes of the last revision; null when their content was wiped.</summary>
    public static IReadOnlyList<JudgedOutcome>? Open(TenantId tenant, StoredExecution stored, List<OutcomeRow> rows)
    {
        var last = rows.Count == 0 ? 0 : rows.Max(row => row.Revision);
        var own = rows.FindAll(row => row.Revision == last);
        return own.TrueForAll(row => row.SealedBody is not null) && stored.Key is { } key
            ? [.. own.Select(row => new JudgedOutcome(
                row.Capability,
                StoredExecution.Read<CapabilityOutcome>(
                    key.Open(OutcomeRows.Place(tenant, row.Id), row.SealedBody!))))]
            : null;
    }

    private static int StepOf(LoadedExecution execution, string capability)
    {
        var steps = execution.View.Workflow.Steps;
        for (var index = 0; index < steps.Count; index++)
        {
            if (steps[index].Capabilities.Contains(capability, StringComparer.Ordinal))
            {
                return index;
            }
        }

        return 0;
    }
}
