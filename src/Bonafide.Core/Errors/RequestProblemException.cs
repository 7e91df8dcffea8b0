namespace Bonafide.Core.Errors;

/// <summary>
/// The caller's fault: the one error type that services throw and that one file of the API maps to the wire. Carries
/// every problem at once, and never the bad value itself, which may be personal.
/// </summary>
public sealed class RequestProblemException : Exception
{
    public RequestProblemException(ProblemKind kind, string detail, IReadOnlyList<Violation>? violations = null)
        : base(detail)
    {
        Kind = kind;
        Violations = violations ?? [];
    }

    public ProblemKind Kind { get; }

    /// <summary>One sentence for the integrator: what is wrong and how to mend it.</summary>
    public string Detail => Message;

    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>When to try again, for TooManyRequests and Unavailable.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The methods that the resource does take, for MethodNotAllowed.</summary>
    public string? Allow { get; init; }

    /// <summary>The same words for a foreign, an unknown and a deleted id (ruling 8a).</summary>
    public static RequestProblemException NotFound() =>
        new(ProblemKind.NotFound, "The requested resource does not exist.");
}

public enum ProblemKind
{
    BadRequest = 400,
    Unauthorized = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    Conflict = 409,
    PayloadTooLarge = 413,
    UnsupportedMediaType = 415,
    TooManyRequests = 429,
    Unavailable = 503,
}

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">Path of the field: <c>workflowDefinition.credentials[1].country.values[0]</c>.</param>
/// <param name="Code">A stable code: <c>required</c>, <c>tooLong</c>, <c>forbiddenCharacter</c>, <c>wrongType</c>
/// …</param>
/// <param name="Message">What would be right.</param>
public sealed record Violation(string Field, string Code, string Message);
