namespace Bonafide.Contracts;

/// <summary>A callback and what became of it. The destination is not shown: a URL may carry a secret.</summary>
public sealed record CallbackReply
{
    /// <summary>The <c>webhook-id</c> of every attempt.</summary>
    public required Guid Id { get; init; }

    public required Guid ExecutionId { get; init; }

    /// <summary>The number of the execution's event that it tells of.</summary>
    public required int Sequence { get; init; }

    /// <summary>PENDING, DELIVERED or GIVEN_UP.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the next attempt is made; only while PENDING.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public required int AttemptCount { get; init; }

    /// <summary>Oldest first; left out in lists.</summary>
    public IReadOnlyList<CallbackAttemptReply>? Attempts { get; init; }
}

/// <param name="Number">1 for the first attempt.</param>
/// <param name="HttpStatus">What the receiver answered; absent when nothing came.</param>
/// <param name="Failure">A code such as <c>timeout</c>; absent when the receiver answered.</param>
public sealed record CallbackAttemptReply(
    int Number, DateTimeOffset At, int? HttpStatus, string? Failure, int DurationMs);

/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record CallbackListReply(IReadOnlyList<CallbackReply> Callbacks, string? NextCursor);
