using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>Keys that sign callbacks, and those of the installation.</summary>
internal static class KeyEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/callback-keys", ListAsync)
            .WithName("listCallbackKeys").WithSummary("Keys that sign callbacks, newest first; never a secret");
        group.MapPost("/callback-keys", CreateAsync)
            .WithName("createCallbackKey").WithSummary("Adds a key that signs beside the others, and shows it once");
        group.MapDelete("/callback-keys/{keyId:guid}", DeleteAsync)
            .WithName("deleteCallbackKey").WithSummary("Drops a key; the last one stays");
        group.MapPost("/installation/keys/{kind}/rotate", RotateAsync)
            .WithName("rotateInstallationKey")
            .WithSummary(
                "Makes a new access-token, transaction-token, audit-block or device-box key; earlier ones still "
                + "verify or open. "
                + "Needs Operate");
        group.MapPost("/installation/keys/rewrap", RewrapAsync)
            .WithName("rewrapKeys").WithSummary("Wraps all keys with the current master key; needs Operate");
    }

    private static async Task<Ok<CallbackKeyListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, CallbackKeyService keys) =>
        TypedResults.Ok(await keys.ListAsync(await retrievers.EnterAsync(context), context.RequestAborted));

    private static async Task<Ok<CallbackKeyReply>> CreateAsync(
        HttpContext context, Retrievers retrievers, CallbackKeyService keys) =>
        TypedResults.Ok(await keys.CreateAsync(
            await retrievers.EnterAsync(context), IdempotencyHeader.Read(context.Request, default),
            context.RequestAborted));

    private static async Task<Ok> DeleteAsync(
        Guid keyId, HttpContext context, Retrievers retrievers, CallbackKeyService keys)
    {
        await keys.DeleteAsync(await retrievers.EnterAsync(context), keyId, context.RequestAborted);
        return TypedResults.Ok();
    }

    private static async Task<Ok> RotateAsync(
        string kind, HttpContext context, Retrievers retrievers, InstallationKeyService keys)
    {
        await keys.RotateAsync(
            await retrievers.EnterAsync(context), kind, IdempotencyHeader.Read(context.Request, default),
            context.RequestAborted);
        return TypedResults.Ok();
    }

    private static async Task<Ok<RewrapReply>> RewrapAsync(
        HttpContext context, Retrievers retrievers, InstallationKeyService keys) =>
        TypedResults.Ok(await keys.RewrapAsync(
            await retrievers.EnterAsync(context), IdempotencyHeader.Read(context.Request, default),
            context.RequestAborted));
}
