using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Rules;
using Bonafide.Core.Scoring;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Engine.Runs;

/// <summary>All outcomes of one execution, in the order in which they were judged, and the decision.</summary>
/// <param name="Faults">Capabilities that threw, with the type of what they threw; for the log.</param>
internal sealed record Judgement(
    IReadOnlyList<JudgedOutcome> Outcomes, DecisionFacts Decision, IReadOnlyList<JudgementFault> Faults);

internal sealed record JudgementFault(string Capability, string Fault);

/// <summary>
/// Judges an execution over its stored facts and nothing else: the same rows give the same judgement, at the first run
/// and at every replay.
/// </summary>
internal sealed class Judge(CapabilityCatalog capabilities, WorkflowCatalog workflows)
{
    public Judgement Of(ExecutionView view, FactSet facts, IReadOnlyDictionary<string, string?> transaction)
    {
        var subject = ExecutionSubject.Of(view, facts);
        var graph = workflows.Graph(view.Settings.DependencyGraph);
        var outcomes = new List<JudgedOutcome>();
        var faults = new List<JudgementFault>();
        foreach (var name in graph.Order(view.Workflow.Capabilities.Distinct()))
        {
            // Upstream is a copy: a capability must not see entries of its own.
            var upstream = outcomes.ToList();
            foreach (var outcome in Entries(name, view, facts, subject, graph, upstream, faults))
            {
                outcomes.Add(new(name, outcome));
            }
        }

        return new(outcomes, Decide(view, facts, transaction, outcomes), faults);
    }

    private IEnumerable<CapabilityOutcome> Entries(
        string name,
        ExecutionView view,
        FactSet facts,
        Core.Subjects.SubjectData subject,
        DependencyGraph graph,
        List<JudgedOutcome> upstream,
        List<JudgementFault> faults)
    {
        var whole = CredentialGroup.Of(view.Credentials);
        if (!capabilities.Has(name))
        {
            faults.Add(new(name, "NotBuilt"));
            return [CapabilityOutcome.NotExecuted(whole, CommonLabels.TechnicalError, hasData: false)];
        }

        var capability = capabilities.Get(name);
        try
        {
            var groups = capability.Groups(view);
            return groups.Count == 0
                ? [CapabilityOutcome.NotExecuted(CredentialGroup.Of(), CommonLabels.PreconditionNotFulfilled,
                    capability.HasData)]
                : [.. groups.Select(group => One(group))];
        }
        catch (Exception fault)
        {
            faults.Add(new(name, fault.GetType().Name));
            return [CapabilityOutcome.NotExecuted(whole, CommonLabels.TechnicalError, capability.HasData)];
        }

        CapabilityOutcome One(CredentialGroup group)
        {
            if (graph.Blocks(name, group, view, upstream))
            {
                return CapabilityOutcome.NotExecuted(
                    group, CommonLabels.PreconditionNotFulfilled, capability.HasData);
            }

            try
            {
                return capability.Judge(new()
                {
                    Execution = view, Group = group, Facts = facts.AllowingFor(capability.Optional),
                    Subject = subject, Upstream = upstream,
                });
            }
            catch (Exception fault)
            {
                faults.Add(new(name, fault.GetType().Name));
                return CapabilityOutcome.NotExecuted(group, CommonLabels.TechnicalError, capability.HasData);
            }
        }
    }

    private static DecisionFacts Decide(
        ExecutionView view,
        FactSet facts,
        IReadOnlyDictionary<string, string?> transaction,
        List<JudgedOutcome> outcomes)
    {
        // Rulesets that were not stored are not the same as none: what cannot be read makes the decision incomplete.
        var rulesets = facts.Read(EffectiveRulesets.Kind);
        var decision = DecisionMaker.Decide(new DecisionInput
        {
            Workflow = view.Workflow,
            Outcomes = outcomes,
            Bands = view.Settings.Bands,
            HoldForReview = view.Settings.HoldForReview,
            Rulesets = rulesets.IsKnown ? rulesets.Value! : new() { IsIncomplete = true },
            Context = new RuleContext(view.Prepared, outcomes, transaction, view.StartedAt),
        });
        return new(decision, StepScore.Of(view.Workflow, outcomes, view.Settings.Bands));
    }
}
