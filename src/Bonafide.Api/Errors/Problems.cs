using System.Text.Json;
using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Storage.Access;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Errors;

/// <summary>
/// The one place where anything that went wrong becomes the wire's error (contract 01 §5). What is not known here is
/// our own fault, and says nothing about our insides.
/// </summary>
internal static class Problems
{
    private const int QueueRetrySeconds = 1;

    public static Problem Of(Exception exception) => exception switch
    {
        RequestProblemException request => Of(request),
        WritesFullException => new(
            Body(503, "The service is busy; try again shortly.")) { RetryAfterSeconds = QueueRetrySeconds },
        BadHttpRequestException bad => new(Body(bad.StatusCode, Sentence(bad.StatusCode))),
        JsonException => new(Body(400, "The request body is not well-formed JSON.")),
        _ => new(Body(500, "An internal error occurred; quote X-Request-Id when you report it.")),
    };

    /// <summary>For answers that routing gave without a body.</summary>
    public static Problem Of(int status) => new(Body(status, Sentence(status)));

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Body.Status;
        if (problem.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Allow is { } allow)
        {
            response.Headers.Allow = allow;
        }

        if (problem.Body.Status == 401)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Body.Status == 413)
        {
            // The rest of the body is not read, so the connection cannot carry another request.
            response.Headers.Connection = "close";
        }

        context.Features.Set(problem);
        await response.WriteAsJsonAsync(
            problem.Body, ContractsJson.Default.ProblemReply, cancellationToken: context.RequestAborted);
    }

    private static Problem Of(RequestProblemException problem) => new(new ProblemReply(
        Title((int)problem.Kind),
        (int)problem.Kind,
        problem.Detail,
        problem.Violations.Count == 0
            ? null
            : [.. problem.Violations.Select(one => new ViolationReply(one.Field, one.Code, one.Message))]))
    {
        Allow = problem.Allow,
        RetryAfterSeconds = problem.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
    };

    private static ProblemReply Body(int status, string detail) => new(Title(status), status, detail);

    private static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => status < 500 ? "Bad Request" : "Internal Server Error",
    };

    private static string Sentence(int status) => status switch
    {
        404 => RequestProblemException.NotFound().Detail,
        405 => "The resource does not take this method; see the Allow header.",
        408 => "The request took too long to arrive.",
        413 => "The request body is too large.",
        415 => "The content type is not taken here.",
        _ => "The request could not be read.",
    };
}

/// <summary>An error on its way to the wire.</summary>
internal sealed record Problem(ProblemReply Body)
{
    public int? RetryAfterSeconds { get; init; }

    public string? Allow { get; init; }
}
