using Bonafide.Core;
using Bonafide.Engine.Audit;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Authentication;

/// <summary>Tells the audit of each attempt of somebody known that was refused.</summary>
internal sealed class RefusalMiddleware(RequestDelegate next, AccessLedger ledger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Features.Get<RefusedClient>() is { } refused)
        {
            ledger.Refused(refused.Claimed);
        }
        else if (context.Response.StatusCode == StatusCodes.Status403Forbidden
            && context.Features.Get<Actor>() is { } actor)
        {
            ledger.Refused(actor);
        }
    }
}
