using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Contracts;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Runs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Reports;

/// <summary>Gathers what a report says from what is stored; nothing is judged again. Pure.</summary>
internal static class ReportContents
{
    /// <summary>Values of one capability; a document has about 40.</summary>
    private const int MostData = 60;

    /// <summary>A longer value is cut: a report is for reading.</summary>
    private const int MostCharacters = 400;

    public static ReportContent Of(
        RetrievedExecution execution,
        IReadOnlyList<EventRow> events,
        IReadOnlyList<RulesetReply> rules,
        CapabilityCatalog catalog,
        DateTimeOffset now)
    {
        var row = execution.Row;
        var opened = OpenedOutcome.Of(execution);
        return new()
        {
            Organisation = execution.Tenant.Name,
            IsSandbox = execution.Tenant.IsSandbox,
            ExecutionId = row.Id.ToString(),
            MadeAt = now,
            Decision = Decision(row),
            Facts = Facts(execution),
            Timeline = Timeline(row, events),
            Credentials = [.. execution.Evidence.Credentials.Select(slot => new ReportCredential(
                slot.Category.Wire(),
                execution.Stored.Label(slot),
                Parts(execution.Evidence.Parts.Where(part => part.Credential == slot.Id))))],
            Outcomes = [.. opened.Select(one => Outcome(one, catalog))],
            Rules = [.. rules.Select(ruleset => new ReportPair(
                ruleset.Name, string.Join(", ", ruleset.Rules.Select(rule => rule.Name))))],
            Versions = [.. opened
                .SelectMany(one => JsonSerializer.Deserialize<IReadOnlyList<DataVersion>>(
                    one.Row.Versions, FactJson.Options)!)
                .Select(version => $"{version.Name} {version.Version}").Distinct().Order(StringComparer.Ordinal)],
        };
    }

    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>emailVerification</c> as words.</summary>
    public static string Title(string name) => string.Concat(name.Select((c, index) =>
        index == 0 ? char.ToUpperInvariant(c).ToString()
        : char.IsAsciiLetterUpper(c) ? " " + char.ToLowerInvariant(c)
        : c.ToString()));

    private static ReportDecision Decision(ExecutionRow row)
    {
        var decision = row.Decision!;
        var automatic = row.AutomaticDecision is { } made && made != decision
            ? $"{made.Type.Wire()}, score {Score(made)}"
            : null;
        return new(decision.Type, decision.Label, Score(decision), automatic);
    }

    private static string Score(StoredDecision decision) =>
        (decision.ScoreHundredths / 100.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static List<ReportPair> Facts(RetrievedExecution execution)
    {
        var row = execution.Row;
        var references = execution.Stored.References();
        (string Name, string? Value)[] facts =
        [
            ("Transaction", row.Id.ToString()),
            ("Account", row.Account.ToString()),
            ("Workflow", $"{row.WorkflowKey} {execution.Workflow.Name}"),
            ("Customer reference", references?.CustomerInternalReference),
            ("User reference", references?.UserReference),
            ("Channel", row.Channel),
            ("Document", string.Join(" ", new[] { row.Country, row.DocumentType }.OfType<string>())),
            ("Feedback", execution.Feedback is { } feedback
                ? string.Join(" ", new[] { feedback.Status, feedback.Reason }.OfType<string>())
                : null),
        ];
        return [.. facts.Where(one => !string.IsNullOrEmpty(one.Value))
            .Select(one => new ReportPair(one.Name, Cut(one.Value!)))];
    }

    private static List<ReportPair> Timeline(ExecutionRow row, IReadOnlyList<EventRow> events)
    {
        (string Name, DateTimeOffset? At)[] moments =
        [
            ("Initiated", row.CreatedAt),
            ("First action of the person", row.AcquisitionStartedAt),
            ("Started", row.StartedAt),
            ("Completed", row.CompletedAt),
            .. events.Where(one => one.Kind is ReviewService.Approved or ReviewService.Rejected)
                .Select(one => (
                    one.Kind == ReviewService.Approved ? "Approved by an analyst" : "Rejected by an analyst",
                    (DateTimeOffset?)one.At)),
            ("Content wiped", row.WipedOutAt),
        ];
        return [.. moments.Where(one => one.At is not null)
            .Select(one => new ReportPair(one.Name, Instant(one.At!.Value)))];
    }

    private static string Parts(IEnumerable<PartRow> parts)
    {
        var names = parts.Select(part => part.Classifier).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "nothing uploaded" : string.Join(", ", names);
    }

    private static ReportOutcome Outcome(OpenedOutcome one, CapabilityCatalog catalog) => new()
    {
        Title = Title(one.Row.Capability),
        Credentials = string.Join(" + ", one.Body.Credentials.Select(credential => credential.Category.Wire())),
        Decision = one.Row.Decision,
        Label = one.Row.Label,
        Sentence = catalog.Sentence(one.Row),
        Findings = [.. one.Body.Findings.Take(MostData)],
        Data = [.. Values(one.Body.Data, null).Take(MostData)],
    };

    /// <summary>Every value with its path; members of one object stay together.</summary>
    private static IEnumerable<ReportPair> Values(JsonNode? node, string? path) => node switch
    {
        JsonObject members => members.SelectMany(
            member => Values(member.Value, path is null ? member.Key : $"{path}.{member.Key}")),
        JsonArray items when items.All(item => item is JsonValue) && items.Count > 0 =>
            [new ReportPair(path ?? string.Empty, Cut(string.Join(", ", items.Select(item => item!.ToString()))))],
        JsonArray items => items.SelectMany((item, index) => Values(item, $"{path}[{index}]")),
        JsonValue value => [new ReportPair(path ?? string.Empty, Cut(ReportValue.Shown(path, value.ToString())))],
        _ => [],
    };

    private static string Cut(string text) =>
        text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…");
}
