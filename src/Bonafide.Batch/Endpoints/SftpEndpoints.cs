using System.Text;
using Bonafide.Batch.Keys;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Batch.Endpoints;

/// <summary>SFTP access over HTTP: its address, and the tenant's SSH keys.</summary>
internal static class SftpEndpoints
{
    private const string Root = "/api/management/v1/sftp";

    public static void Map(IEndpointRouteBuilder routes, Func<HttpContext, Task<Actor>> caller)
    {
        var group = routes.MapGroup(Root).WithTags("Batches");
        group.MapGet("", async (HttpContext context, SftpAccess access) =>
            TypedResults.Ok(access.Address(await caller(context))))
            .WithName("getSftp").WithSummary("Host, port and user for uploads by SFTP");
        group.MapGet("/keys", async (HttpContext context, SftpAccess access) =>
            TypedResults.Ok(await access.ListAsync(await caller(context), context.RequestAborted)))
            .WithName("listSshKeys").WithSummary("The tenant's SSH keys, newest first");
        group.MapPost("/keys", async (SshKeyRequest? request, HttpContext context, SftpAccess access) =>
            await GenerateAsync(request, context, access, await caller(context)))
            .WithName("generateSshKey").WithSummary("A new SSH key pair, shown once; replaces the old one")
            .WithDescription("A repeat under the same Idempotency-Key makes no other pair and is answered with 409.");
        group.MapDelete("/keys/{keyId:guid}", async (Guid keyId, HttpContext context, SftpAccess access) =>
        {
            await access.RevokeAsync(await caller(context), keyId, context.RequestAborted);
            return TypedResults.NoContent();
        })
            .WithName("revokeSshKey").WithSummary("Revokes an SSH key and ends its sessions");
    }

    private static async Task<Created<SshKeyPairReply>> GenerateAsync(
        SshKeyRequest? request, HttpContext context, SftpAccess access, Actor actor)
    {
        var pair = await access.GenerateAsync(
            actor, request?.Type,
            IdempotencyHeader.Read(context.Request, Encoding.UTF8.GetBytes(request?.Type ?? "")),
            context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{Root}/keys/{pair.Id}", pair);
    }
}
