using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>OAuth2 clients of the tenant.</summary>
internal static class ClientEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/clients", ListAsync)
            .WithName("listClients").WithSummary("All clients, oldest first");
        group.MapPost("/clients", CreateAsync)
            .WithName("createClient").WithSummary("Makes a client and shows its secret once")
            .Accepts<ClientRequest>("application/json");
        group.MapGet("/clients/{clientId:guid}", GetAsync)
            .WithName("getClient").WithSummary("A client");
        group.MapPut("/clients/{clientId:guid}", UpdateAsync)
            .WithName("updateClient").WithSummary("Changes name, permissions and state of a client")
            .Accepts<ClientUpdateRequest>("application/json");
        group.MapPost("/clients/{clientId:guid}/secret", ReplaceSecretAsync)
            .WithName("replaceClientSecret").WithSummary("Gives a client another secret; the old one ends at once");
    }

    private static async Task<Ok<ClientListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, ClientService clients) =>
        TypedResults.Ok(await clients.ListAsync(await retrievers.EnterAsync(context), context.RequestAborted));

    private static async Task<Ok<ClientReply>> CreateAsync(
        HttpContext context, Retrievers retrievers, ClientService clients)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await clients.CreateAsync(
            asked.Actor, ClientService.ReadNew(asked.Body), asked.Repeatable, context.RequestAborted));
    }

    private static async Task<Ok<ClientReply>> GetAsync(
        Guid clientId, HttpContext context, Retrievers retrievers, ClientService clients) =>
        TypedResults.Ok(await clients.FindAsync(
            await retrievers.EnterAsync(context), clientId, context.RequestAborted));

    private static async Task<Ok<ClientReply>> UpdateAsync(
        Guid clientId, HttpContext context, Retrievers retrievers, ClientService clients)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await clients.UpdateAsync(
            asked.Actor, clientId, ClientService.ReadUpdate(asked.Body), asked.Repeatable, context.RequestAborted));
    }

    private static async Task<Ok<ClientReply>> ReplaceSecretAsync(
        Guid clientId, HttpContext context, Retrievers retrievers, ClientService clients) =>
        TypedResults.Ok(await clients.ReplaceSecretAsync(
            await retrievers.EnterAsync(context), clientId, IdempotencyHeader.Read(context.Request, default),
            context.RequestAborted));
}
