using System.Text.Json;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>Says why an execution was decided as it was, from what is stored; nothing is judged again.</summary>
public sealed class ExplanationService(ExecutionReader reader, Database database, CapabilityCatalog catalog)
{
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<ExplanationReply> ExplainAsync(
        Actor actor, ExecutionId id, CancellationToken cancellationToken)
    {
        var execution = await reader.ManagedAsync(actor, id, cancellationToken).ConfigureAwait(false);
        var (facts, callbacks) = await database.ReadAsync(
            actor.Tenant,
            session => (FactRows.Of(actor.Tenant, session, id), CallbackLogService.Of(actor.Tenant, session, id)),
            cancellationToken).ConfigureAwait(false);
        return new()
        {
            ExecutionId = id.Value,
            Status = WireStatus.Of(execution.Row, execution.Tenant.Settings),
            Decision = Decision(execution.Row.Decision),
            Outcomes = [.. OpenedOutcome.Of(execution).Select(Outcome)],
            Rulesets = FiredRules.Of(execution.Tenant, execution.Stored, facts),
            Callbacks = callbacks,
        };
    }

    private static DecisionReply? Decision(StoredDecision? decision) => decision is null
        ? null
        : new()
        {
            Type = decision.Type.Wire(),
            Details = new(decision.Label),
            Risk = new(decision.ScoreHundredths / 100.0),
        };

    private ExplainedOutcome Outcome(OpenedOutcome one) => new()
    {
        Id = one.Row.Id,
        Capability = one.Row.Capability,
        Decision = one.Row.Decision.Wire(),
        Label = one.Row.Label,
        Sentence = catalog.Sentence(one.Row),
        Credentials = [.. one.Body.Credentials.Select(credential => new CapabilityCredential(
            credential.Id.Value, credential.Category.Wire(), credential.Label))],
        Findings = [.. one.Body.Findings.Select(finding => new ExplainedFinding(
            finding.Name, finding.Measured, finding.Limit, finding.Met, finding.Unit, finding.Source,
            finding.Credential?.Value))],
        DataVersions = [.. JsonSerializer.Deserialize<IReadOnlyList<DataVersion>>(one.Row.Versions, FactJson.Options)!
            .Select(version => new DataVersionReply(version.Name, version.Version))],
        JudgedAt = one.Row.JudgedAt,
    };
}
