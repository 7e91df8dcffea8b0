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
    IEnumerable<ISightedFact> sighted,
    PhoneSharing sharing,
    Judge judge,
    Completion completion,
    SealedBlobs blobs,
    EngineOptions options,
    IIds ids,
    TimeProvider time,
    ILogger<ExecutionRun> log)
{
    private readonly ILookup<string, ISightedFact> _sighted =
        sighted.ToLookup(one => one.Kind, StringComparer.Ordinal);

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
                (found, all, token) => StoreAsync(loaded, found, all, lease, token),
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
        var rows = StoredFacts.Seal(loaded, pinned, time.GetUtcNow());
        await lease.CommitAsync(write => StoredFacts.Insert(lease.Tenant, write, rows), cancellationToken)
            .ConfigureAwait(false);
        return loaded with { Facts = new([.. loaded.Facts.All, .. pinned]) };
    }

    private async Task StoreAsync(
        LoadedExecution loaded,
        IReadOnlyList<Fact> found,
        FactSet all,
        RunLease lease,
        CancellationToken cancellationToken)
    {
        var shared = await sharing.KeyAsync(loaded.Tenant.IsSandbox, cancellationToken).ConfigureAwait(false);
        var rows = StoredFacts.Seal(loaded, found, time.GetUtcNow());
        var faces = FaceTemplates.Seal(loaded, found, ids, time.GetUtcNow());
        var seen = found.Select(fact => fact.Kind).Distinct(StringComparer.Ordinal)
            .SelectMany(kind => _sighted[kind])
            .SelectMany(one => one.Elements(loaded.View, all))
            .Select(element => element.Key)
            .Distinct()
            .Select(key => (key.Kind, Hash: SightingHashes.Of(loaded.Tenant.Keys, key), Shared: shared?.Hash(key)))
            .ToList();
        if (rows.Count == 0)
        {
            return;
        }

        await lease.CommitAsync(
            write =>
            {
                StoredFacts.Insert(lease.Tenant, write, rows);
                FaceTemplateRows.Append(lease.Tenant, write, faces);
                foreach (var (kind, hash, sharedHash) in seen)
                {
                    SightingRows.Insert(lease.Tenant, write, new(
                        kind, hash, lease.Execution, loaded.Row.Account, loaded.View.StartedAt, loaded.Row.Channel,
                        SharedHash: sharedHash));
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
