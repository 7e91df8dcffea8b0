namespace Bonafide.Contracts;

/// <summary>What is posted to the callback URL (contract 03 §2).</summary>
public sealed record CallbackBody
{
    public required DateTimeOffset CallbackSentAt { get; init; }

    public string? UserReference { get; init; }

    public required StatusExecution WorkflowExecution { get; init; }

    public required HrefReference Account { get; init; }
}
