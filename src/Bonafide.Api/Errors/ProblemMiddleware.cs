using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bonafide.Api.Errors;

/// <summary>The outermost catch: whatever happens inside becomes an answer, and what is our fault becomes a log
/// line.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted
                && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Problems.WriteAsync(context, Problems.Of(context.Response.StatusCode));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; nobody reads an answer.
            context.Response.StatusCode = 499;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = Problems.Of(exception);
            if (problem.Body.Status >= 500)
            {
                InternalError(logger, exception, context.Response.Headers["X-Request-Id"].ToString());
            }

            context.Response.Clear(keepRequestId: true);
            await Problems.WriteAsync(context, problem);
        }
    }

    [LoggerMessage(2000, LogLevel.Error, "Request {RequestId} failed.")]
    private static partial void InternalError(ILogger logger, Exception exception, string requestId);
}

internal static class ResponseClearing
{
    /// <summary>Takes back what was prepared; the request's id stays.</summary>
    public static void Clear(this HttpResponse response, bool keepRequestId)
    {
        var id = response.Headers["X-Request-Id"];
        response.Clear();
        if (keepRequestId)
        {
            response.Headers["X-Request-Id"] = id;
        }
    }
}
