using System.Text.Json;
using Bonafide.Api.Requests;
using Bonafide.Core.Errors;
using Bonafide.Engine.Connectors;
using Bonafide.Engine.Idempotency;
using Bonafide.Sources.Connectors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>
/// The HTTP providers that a tenant's checks ask. A definition is what docs/connectors.md describes; its secrets are
/// taken and never shown.
/// </summary>
internal static class ConnectorEndpoints
{
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/connectors", ListAsync)
            .WithName("listConnectors").WithSummary("All definitions, with (kept) in place of secrets")
            .Produces<JsonElement>(StatusCodes.Status200OK, Json);
        group.MapPost("/connectors", PutAsync)
            .WithName("putConnector")
            .WithSummary("Adds a connector, or replaces the one of its name; a secret (kept) stays what it was")
            .Accepts<JsonElement>(Json)
            .WithMetadata(new TakesNoKey());
        group.MapGet("/connectors/{connectorName}", GetAsync)
            .WithName("getConnector").WithSummary("One definition, with (kept) in place of secrets")
            .Produces<JsonElement>(StatusCodes.Status200OK, Json);
        group.MapDelete("/connectors/{connectorName}", RemoveAsync)
            .WithName("removeConnector").WithSummary("Forgets a connector with its credentials");
    }

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, Retrievers retrievers, ConnectorService connectors) =>
        Definitions(new ConnectorList(await connectors.ListAsync(
            await retrievers.EnterAsync(context), context.RequestAborted)));

    private static async Task<Ok> PutAsync(HttpContext context, Retrievers retrievers, ConnectorService connectors)
    {
        var actor = await retrievers.EnterAsync(context);
        var body = await Bodies.ReadJsonAsync(context.Request, ConnectorService.MostBytes, context.RequestAborted);
        await connectors.PutAsync(actor, body, context.RequestAborted);
        return TypedResults.Ok();
    }

    private static async Task<ContentHttpResult> GetAsync(
        string connectorName, HttpContext context, Retrievers retrievers, ConnectorService connectors)
    {
        var all = await connectors.ListAsync(await retrievers.EnterAsync(context), context.RequestAborted);
        return Definitions(all.FirstOrDefault(one => one.Name == connectorName)
            ?? throw RequestProblemException.NotFound());
    }

    private static async Task<Ok> RemoveAsync(
        string connectorName, HttpContext context, Retrievers retrievers, ConnectorService connectors)
    {
        await connectors.RemoveAsync(await retrievers.EnterAsync(context), connectorName, context.RequestAborted);
        return TypedResults.Ok();
    }

    private static ContentHttpResult Definitions<T>(T definitions) =>
        TypedResults.Text(JsonSerializer.Serialize(definitions, ConnectorDefinition.Json), Json);

    private sealed record ConnectorList(IReadOnlyList<ConnectorDefinition> Connectors);
}
