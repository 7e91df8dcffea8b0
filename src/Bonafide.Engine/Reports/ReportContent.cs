using Bonafide.Core.Capabilities;

namespace Bonafide.Engine.Reports;

/// <summary>What a report says, before anything is drawn.</summary>
internal sealed record ReportContent
{
    public required string Organisation { get; init; }

    /// <summary>Its people are fictional; the report says so.</summary>
    public required bool IsSandbox { get; init; }

    public required string ExecutionId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required ReportDecision Decision { get; init; }

    /// <summary>Name and value of each.</summary>
    public required IReadOnlyList<ReportPair> Facts { get; init; }

    /// <summary>What happened when (ruling 6).</summary>
    public required IReadOnlyList<ReportPair> Timeline { get; init; }

    public required IReadOnlyList<ReportCredential> Credentials { get; init; }

    public required IReadOnlyList<ReportOutcome> Outcomes { get; init; }

    /// <summary>Rulesets with the names of the rules that fired.</summary>
    public required IReadOnlyList<ReportPair> Rules { get; init; }

    /// <summary>Packs, registers and models that the judgement rests on.</summary>
    public required IReadOnlyList<string> Versions { get; init; }
}

/// <param name="Automatic">What the scoring gave, where an analyst decided otherwise.</param>
internal sealed record ReportDecision(Decision Type, string Label, string Score, string? Automatic);

internal sealed record ReportPair(string Name, string Value);

internal sealed record ReportCredential(string Category, string Label, string Parts);

internal sealed record ReportOutcome
{
    public required string Title { get; init; }

    public required string Credentials { get; init; }

    public required Decision Decision { get; init; }

    public required string Label { get; init; }

    public string? Sentence { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<ReportPair> Data { get; init; }
}
