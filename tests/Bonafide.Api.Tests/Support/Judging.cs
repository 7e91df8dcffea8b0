using System.Text.Json.Nodes;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Support;

/// <summary>Does what the engine does after finalize: stores outcomes and the decision.</summary>
internal static class Judging
{
    public static async Task ProcessAsync(
        ApiHost host,
        ApiClient client,
        ExecutionId id,
        StoredDecision decision,
        params (string Capability, CredentialCategory[] Categories, Decision Decision, string Label, JsonObject? Data)[]
            outcomes)
    {
        var reader = host.Services.GetRequiredService<ExecutionReader>();
        var execution = await reader.WholeAsync(client.Actor, null, id, CancellationToken.None);
        var rows = outcomes.Select((outcome, index) => Row(host, execution, outcome, index)).ToList();
        await host.Database.Writes.RunAsync(
            Actor.System(client.Tenant, "engine"),
            write =>
            {
                foreach (var row in rows)
                {
                    OutcomeRows.Insert(client.Tenant, write, row);
                }

                var epoch = LeaseRows.Take(client.Tenant, write, id, 0, write.Now.AddMinutes(1))!;
                return LeaseRows.Complete(
                    client.Tenant, write, id, epoch.Value, ExecutionState.Processed, decision, null, null);
            },
            CancellationToken.None);
    }

    private static OutcomeRow Row(
        ApiHost host,
        RetrievedExecution execution,
        (string Capability, CredentialCategory[] Categories, Decision Decision, string Label, JsonObject? Data) outcome,
        int index)
    {
        var refs = execution.Evidence.Credentials
            .Where(slot => outcome.Categories.Contains(slot.Category))
            .Select(slot => new CredentialRef(slot.Id, slot.Category, execution.Stored.Label(slot)));
        var faceMap = execution.Evidence.Credentials
            .FirstOrDefault(slot => slot.Category == CredentialCategory.FaceMap);
        var body = new CapabilityOutcome
        {
            Credentials = [.. refs],
            Decision = outcome.Decision,
            Label = outcome.Label,
            Data = outcome.Data,
            Findings = [Finding.AtLeast("sharpness", 12.5, 20, "px", "test-pack")],
            ValidFaceMap = outcome is { Capability: CapabilityNames.Liveness, Decision: Decision.Passed }
                ? faceMap?.Id
                : null,
        };
        var id = host.Services.GetRequiredService<IIds>().New();
        return new OutcomeRow(
            id,
            execution.Row.Id,
            Revision: 1,
            outcome.Capability,
            index,
            Step: 0,
            outcome.Decision,
            outcome.Label,
            execution.Stored.Key!.Seal(OutcomeRows.Place(execution.Tenant.Id, id), StoredExecution.Write(body)),
            """[{"name":"test-pack","version":"7"}]""",
            host.Time.GetUtcNow());
    }
}
