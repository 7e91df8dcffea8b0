using Bonafide.Core;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Requests;

/// <summary>Gives every request an id that the answer, the log and an error report share.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next, IIds ids)
{
    public const string Header = "X-Request-Id";
    private const int MostCharacters = 64;

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        var id = given.Length is > 0 and <= MostCharacters && given.All(IsPlain) ? given : ids.New().ToString();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
