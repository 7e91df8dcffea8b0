using Bonafide.Core.Errors;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>Refuses callers that do not say who they are (contract 01 §4).</summary>
internal sealed class UserAgentFilter(BonafideApiOptions options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (options.RequireUserAgent && string.IsNullOrWhiteSpace(context.HttpContext.Request.Headers.UserAgent))
        {
            throw new RequestProblemException(ProblemKind.Forbidden, "User-Agent header is required");
        }

        return next(context);
    }
}
