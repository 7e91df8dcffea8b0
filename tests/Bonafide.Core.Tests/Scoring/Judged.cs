using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Tests.Scoring;

/// <summary>Outcomes written as <c>capability:DECISION/LABEL@CATEGORY</c>, and workflows by key.</summary>
internal static class Judged
{
    public static WorkflowCatalog Catalog { get; } = new(new CapabilityCatalog([]));

    public static WorkflowDefinition Workflow(int key) => Catalog.Find(key)!;

    public static JudgedOutcome Of(string text)
    {
        var (name, rest) = Split(text, ':');
        var (decision, more) = Split(rest!, '/');
        var (label, categories) = Split(more!, '@');
        return new(name, new()
        {
            Credentials = [.. (categories?.Split('+') ?? []).Select(category => new CredentialRef(
                new(default), CredentialCategories.Parse(category)!.Value, category))],
            Decision = DecisionNames.Parse(decision)!.Value,
            Label = label,
        });
    }

    public static IReadOnlyList<JudgedOutcome> All(params IEnumerable<string> texts) => [.. texts.Select(Of)];

    /// <summary>A workflow's capabilities, each passed with one entry.</summary>
    public static IReadOnlyList<JudgedOutcome> Passed(int key) =>
        [.. Workflow(key).Capabilities.Select(name => Of($"{name}:PASSED/OK@ID"))];

    private static (string Head, string? Tail) Split(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }
}
