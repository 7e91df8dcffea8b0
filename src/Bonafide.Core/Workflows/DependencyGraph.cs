using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;

namespace Bonafide.Core.Workflows;

/// <summary>
/// Which outcomes block which judgements (contract 04 §0). An upstream entry blocks when it is REJECTED or
/// NOT_EXECUTED; a WARNING never does.
/// </summary>
public sealed class DependencyGraph(IReadOnlyDictionary<string, IReadOnlyList<Dependency>> edges)
{
    public IReadOnlyList<Dependency> Of(string capability) => edges.TryGetValue(capability, out var found) ? found : [];

    /// <summary>
    /// The capabilities in an order in which each comes after what it depends on, otherwise as listed.
    /// </summary>
    public IReadOnlyList<string> Order(IEnumerable<string> capabilities)
    {
        var waiting = capabilities.ToList();
        var ordered = new List<string>(waiting.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(name => !Of(name).Any(edge =>
                edge.On != name && waiting.Contains(edge.On)))
                ?? throw new InvalidOperationException($"The dependency graph has a cycle through '{waiting[0]}'.");
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    /// <summary>Whether something upstream blocks this group.</summary>
    public bool Blocks(
        string capability, CredentialGroup group, ExecutionView execution, IReadOnlyList<JudgedOutcome> upstream) =>
        Of(capability).Any(edge => edge.Applies(execution) && upstream.Any(judged =>
            judged.Capability == edge.On
            && judged.Outcome.Decision is Decision.Rejected or Decision.NotExecuted
            && !IsExcused(judged.Outcome, execution)
            && Concerns(edge, judged.Outcome, group)));

    /// <summary>What the workflow lets be absent blocks nobody by being absent.</summary>
    private static bool IsExcused(CapabilityOutcome outcome, ExecutionView execution) =>
        outcome.Label == CommonLabels.NotUploaded
        && outcome.Credentials.All(credential => execution.Workflow.Credentials.Any(slot =>
            slot.Category == credential.Category && slot.Optional));

    /// <summary>
    /// An upstream entry concerns a group when it names a category of the edge, and, where both hold credentials of
    /// that category, the same one: a bad second ID must not block what is judged on the first.
    /// </summary>
    private static bool Concerns(Dependency edge, CapabilityOutcome outcome, CredentialGroup group)
    {
        var named = outcome.Credentials.Where(credential => edge.Of.Count == 0 || edge.Of.Contains(credential.Category))
            .ToList();
        if (named.Count == 0)
        {
            return false;
        }

        var shared = group.Credentials.Where(mine => named.Any(theirs => theirs.Category == mine.Category)).ToList();
        return shared.Count == 0 || shared.Any(mine => named.Any(theirs => theirs.Id == mine.Id));
    }
}

/// <summary>An edge of the graph.</summary>
/// <param name="On">The upstream capability.</param>
/// <param name="Of">Categories of the upstream entries that count; empty counts all.</param>
/// <param name="UnlessPrepared">The edge holds only while no PREPARED_DATA came: it can stand in for
/// extraction.</param>
public sealed record Dependency(string On, IReadOnlyList<CredentialCategory> Of, bool UnlessPrepared = false)
{
    public bool Applies(ExecutionView execution) =>
        execution.Workflow.Has(On) && !(UnlessPrepared && execution.Prepared is not null);
}
