using Bonafide.Api.Requests;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>A JSON request that changes something: who asks, what, and under which key it may be repeated.</summary>
internal sealed record ManagementRequest(Actor Actor, ReadOnlyMemory<byte> Body, IdempotentRequest Repeatable)
{
    /// <summary>Bytes of a JSON body; the settings have a bound of their own.</summary>
    private const int MostBytes = 64 * 1024;

    /// <exception cref="Core.Errors.RequestProblemException">401, 413, 415 or 429.</exception>
    public static async Task<ManagementRequest> ReadAsync(
        HttpContext context, Retrievers retrievers, int mostBytes = MostBytes)
    {
        var actor = await retrievers.EnterAsync(context);
        var body = await Bodies.ReadJsonAsync(context.Request, mostBytes, context.RequestAborted);
        return new(actor, body, IdempotencyHeader.Read(context.Request, body));
    }
}
