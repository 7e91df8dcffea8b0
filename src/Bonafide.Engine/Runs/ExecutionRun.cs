using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Rules;
using Bonafide.Core.Scoring;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Runs;

/// <summary>
/// One run of one execution: settings and rulesets, facts, judgement, decision. Each arrow is one write under the
/// lease, so that a run which died is taken up after the last of them.
/// </summary>
internal sealed class ExecutionRun(
    ExecutionLoader loader,
    RulesetLoader rulesets,
    Gathering gathering,
    FactWrites writes,
    Judge judge,
    Completion completion,
    SealedBlobs blobs,
    EngineOptions options,
    ILogger<ExecutionRun> log)
{
    public async Task GoAsync(RunLease lease, WorkerPlace place, CancellationToken cancellationToken)
    {
        if (lease.Run > options.MostRuns + 1)
        {
            await completion.AbandonAsync(lease, cancellationToken).ConfigureAwait(false);
            return;
        }

        var loaded = await loader.LoadAsync(lease.Tenant, lease.Execution, cancellationToken).ConfigureAwait(false);
        if (loaded is null)
        {
            return;
        }

        loaded = await PinAsync(loaded, lease, cancellationToken).ConfigureAwait(false);
        var facts = loaded.Facts;
        if (lease.Run <= options.MostRuns)
        {
            var gathered = await gathering.GoAsync(
                loaded,
                new PartEvidence(loaded.Parts, blobs),
                (found, all, token) => writes.StoreAsync(loaded, found, all, lease, token),
                place,
                lease.MayWait,
                cancellationToken).ConfigureAwait(false);
            if (gathered is null)
            {
                await lease.SetAsideAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            facts = gathered;
        }

        loaded = loaded with { Facts = facts };
        var judgement = judge.Of(loaded.View, facts, loaded.Transaction);
        foreach (var fault in judgement.Faults)
        {
            EngineLog.JudgeFailed(log, lease.Execution.Value, fault.Capability, fault.Fault);
        }

        await completion.StoreAsync(loaded, judgement, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Settings and rulesets are facts too: what is changed later changes no judgement of this
    /// execution.</summary>
    private async Task<LoadedExecution> PinAsync(
        LoadedExecution loaded, RunLease lease, CancellationToken cancellationToken)
    {
        if (loaded.Facts.Has(FactKinds.Settings))
        {
            return loaded;
        }

        Fact[] pinned =
        [
            Fact.Known(ExecutionLoader.SettingsKind, null, loaded.View.Settings),
            Fact.Known(
                EffectiveRulesets.Kind, null,
                await rulesets.LoadAsync(loaded.Tenant, loaded.View.Options, cancellationToken).ConfigureAwait(false)),
        ];
        var facts = new FactSet([.. loaded.Facts.All, .. pinned]);
        await writes.StoreAsync(loaded, pinned, facts, lease, cancellationToken).ConfigureAwait(false);
        return loaded with { Facts = facts };
    }
}
