namespace Bonafide.Contracts;

/// <summary>What became known about an execution later (contract 03 §3.8).</summary>
/// <param name="Status">FRAUD or NOT_FRAUD.</param>
/// <param name="Reason">Required with FRAUD.</param>
public sealed record FeedbackRequest(string? Status, string? Reason);

public sealed record FeedbackReply(string Status, string? Reason, DateTimeOffset? Timestamp);
