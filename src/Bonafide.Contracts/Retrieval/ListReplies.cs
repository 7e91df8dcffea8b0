namespace Bonafide.Contracts;

/// <summary>Answer to GET account (contract 03 §3.7).</summary>
public sealed record AccountDetailsReply(
    IdReference Account, DateTimeOffset CreatedAt, IReadOnlyList<ExecutionSummary> WorkflowExecutions);

public sealed record ExecutionSummary
{
    public required Guid Id { get; init; }

    public required string Href { get; init; }

    public required string DefinitionKey { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }
}

/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record ExecutionListReply(IReadOnlyList<ExecutionSummary> WorkflowExecutions, string? NextCursor);

/// <summary>Where the PDF report is, for 15 minutes (contract 03 §3.6).</summary>
public sealed record ReportReply(Guid WorkflowId, string PresignedUrl);
