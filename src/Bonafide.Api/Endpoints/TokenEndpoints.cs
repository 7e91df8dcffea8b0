using Bonafide.Api.Authentication;
using Bonafide.Api.Document;
using Bonafide.Api.Limits;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Bonafide.Api.Endpoints;

/// <summary>The token endpoint (contract 01 §2; RFC 6749 §4.4 and §5).</summary>
internal static class TokenEndpoints
{
    private const int MostBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth2/token", PostAsync)
            .WithName("createToken")
            .WithTags("Tokens")
            .WithSummary("Gives a bearer token to an OAuth2 client, which proves itself by HTTP Basic or in the form")
            .WithMetadata(new FormMembers(
                FormMembers.UrlEncoded, ["grant_type", "client_id", "client_secret"], ["grant_type"]))
            .Produces<TokenErrorReply>(StatusCodes.Status400BadRequest)
            .Produces<TokenErrorReply>(StatusCodes.Status401Unauthorized)
            .Produces<ProblemReply>(StatusCodes.Status429TooManyRequests);
        routes.MapGet("/.well-known/jwks.json", KeysAsync)
            .WithName("getKeys")
            .WithTags("Tokens")
            .WithSummary("The public keys of bearer tokens");
    }

    private static async Task<Results<Ok<TokenReply>, JsonHttpResult<TokenErrorReply>>> PostAsync(
        HttpContext context,
        ClientTokens tokens,
        ClientDirectory clients,
        TenantContexts tenants,
        TenantRateLimits limits)
    {
        var form = await FormAsync(context.Request);
        if (form is null)
        {
            return Refused(400, "invalid_request", "Send a form with grant_type=client_credentials.");
        }

        if (form.GrantType != "client_credentials")
        {
            return form.GrantType is null
                ? Refused(400, "invalid_request", "grant_type is missing.")
                : Refused(400, "unsupported_grant_type", "Only client_credentials is supported.");
        }

        var client = form is { ClientId: { Length: > 0 } id, ClientSecret: { Length: > 0 } secret }
            ? await tokens.AuthenticateAsync(id, secret, context.RequestAborted)
            : null;
        if (client is null)
        {
            RefusedClient.Remember(context, form.ClientId is { Length: > 0 } claimed
                ? await clients.FindAsync(claimed, context.RequestAborted)
                : null);
            limits.ChargeFailure(Callers.Address(context) ?? "unknown");
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"oauth2\"";
            return Refused(401, "invalid_client", null);
        }

        var tenant = await tenants.GetAsync(client.Tenant, context.RequestAborted);
        limits.Charge(LimitGroup.Tokens, tenant.Id.Value, tenant.Settings.RateLimits);
        context.Features.Set(new Actor(
            client.Tenant, ActorKind.Client, client.ClientId, client.Permissions, Callers.Address(context)));
        return TypedResults.Ok(await tokens.IssueAsync(client, context.RequestAborted));
    }

    private static async Task<Ok<JsonWebKeySetReply>> KeysAsync(AccessTokens tokens, HttpContext context) =>
        TypedResults.Ok(await tokens.PublicKeysAsync(context.RequestAborted));

    private static JsonHttpResult<TokenErrorReply> Refused(int status, string error, string? description) =>
        TypedResults.Json(
            new TokenErrorReply(error, description), ContractsJson.Default.TokenErrorReply, statusCode: status);

    /// <summary>The form with the client's credentials from it or from the Basic header; null when there is
    /// none.</summary>
    private static async Task<TokenForm?> FormAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            is not true)
        {
            return null;
        }

        var body = await Bodies.ReadAsync(
            request.Body, request.ContentLength, MostBytes, request.HttpContext.RequestAborted);
        var form = QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(body.Span));
        string? Value(string name) => form.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
        var authorization = request.Headers.Authorization.ToString();
        var basic = authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            ? Callers.ParseBasic(authorization["Basic ".Length..].Trim())
            : null;
        return new(
            Value("grant_type"), basic?.Id ?? Value("client_id"), basic?.Secret ?? Value("client_secret"));
    }

    /// <summary>The form of a token request; id and secret may come by HTTP Basic instead.</summary>
    internal sealed record TokenForm(string? GrantType, string? ClientId, string? ClientSecret);
}
