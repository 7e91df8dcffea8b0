using Bonafide.Api.Errors;
using Bonafide.Core;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Log;

/// <summary>Notes each request of a known tenant: route template, status and time; no id, no value.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, RequestLog log, IIds ids, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        await next(context);
        if (context.Features.Get<Actor>() is not { } actor)
        {
            return;
        }

        var problem = context.Features.Get<Problem>()?.Body;
        var codes = problem?.Violations?.Select(violation => $"{violation.Field}:{violation.Code}");
        log.Add(actor.Tenant, new RequestLogRow(
            ids.New(),
            actor.Kind == ActorKind.Client ? actor.Id : null,
            time.GetUtcNow(),
            context.Request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? string.Empty,
            context.Response.StatusCode,
            (long)time.GetElapsedTime(started).TotalMicroseconds,
            context.TraceIdentifier,
            problem is null ? null : string.Join("; ", [problem.Title, .. codes ?? []])));
    }
}
