namespace Bonafide.Contracts;

/// <summary>One request of a tenant's client, as the developer log keeps it: no id of a person, no value.</summary>
/// <param name="Route">The route's template, never the path.</param>
/// <param name="Errors">Title and violation codes of the answer; absent when it went well.</param>
public sealed record LoggedRequestReply(
    string RequestId, DateTimeOffset At, string? ClientId, string Method, string Route, int Status, double DurationMs,
    string? Errors);

/// <param name="NextCursor">Passed as <c>cursor</c> to read on; absent at the end.</param>
public sealed record RequestLogReply(IReadOnlyList<LoggedRequestReply> Requests, string? NextCursor);
