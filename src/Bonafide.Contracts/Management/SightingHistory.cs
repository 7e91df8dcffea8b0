namespace Bonafide.Contracts;

/// <summary>What history keeps of an account, newest first.</summary>
/// <param name="IsComplete">False when there is more than one answer holds.</param>
public sealed record SightingHistoryReply(IReadOnlyList<SightingReply> Sightings, bool IsComplete);

/// <summary>An identity element was seen. Only a keyed hash of it is stored, which says nothing outside.</summary>
/// <param name="Kind">Such as <c>email</c>, <c>phone</c> or <c>device</c>.</param>
/// <param name="Channel">How it came; null when that was not kept.</param>
/// <param name="IsRisky">Its transaction ended REJECTED, or was last reported as fraud.</param>
public sealed record SightingReply(
    string Kind, Guid WorkflowExecutionId, DateTimeOffset SeenAt, string? Channel, bool IsRisky);
