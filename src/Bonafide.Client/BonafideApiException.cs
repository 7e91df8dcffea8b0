using System.Net;
using Bonafide.Contracts;

namespace Bonafide.Client;

/// <summary>The API refused a request: everything that it said, in one place.</summary>
public sealed class BonafideApiException(HttpStatusCode status, ProblemReply? problem, string? requestId)
    : Exception(Describe(status, problem, requestId))
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The body, or null when the answer was not one of ours (a proxy's page, say).</summary>
    public ProblemReply? Problem { get; } = problem;

    /// <summary>The id under which the operator finds the request in the log.</summary>
    public string? RequestId { get; } = requestId;

    private static string Describe(HttpStatusCode status, ProblemReply? problem, string? requestId)
    {
        var text = problem is null ? $"HTTP {(int)status}" : $"{problem.Title} ({problem.Status}): {problem.Detail}";
        foreach (var violation in problem?.Violations ?? [])
        {
            text += $"{Environment.NewLine}  {violation.Field}: {violation.Message}";
        }

        return requestId is null ? text : $"{text}{Environment.NewLine}  request {requestId}";
    }
}
