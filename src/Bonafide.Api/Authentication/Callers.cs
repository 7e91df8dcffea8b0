using System.Net.Http.Headers;
using System.Text;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Authentication;

/// <summary>Finds out who calls (contract 01 §3). The state of a client is looked at in every request.</summary>
internal sealed class Callers(
    AccessTokens accessTokens, TransactionTokens transactionTokens, ClientDirectory clients, TenantContexts tenants)
{
    /// <summary>An OAuth2 client.</summary>
    /// <exception cref="RequestProblemException">401.</exception>
    public async Task<Actor> ClientAsync(HttpContext context)
    {
        var credentials = Credentials(context);
        var actor = credentials switch
        {
            ("Bearer", var token) => await OfAccessTokenAsync(context, token),
            ("Basic", var pair) => await OfLegacyUserAsync(context, pair),
            _ => null,
        };
        return Remember(context, actor ?? throw Refused());
    }

    /// <summary>The holder of a transaction token, or an OAuth2 client.</summary>
    /// <exception cref="RequestProblemException">401.</exception>
    public async Task<Actor> WriterAsync(HttpContext context)
    {
        if (Credentials(context) is ("Bearer", var text)
            && await transactionTokens.ReadAsync(text, context.RequestAborted) is { } token)
        {
            return Remember(context, new Actor(
                token.Tenant, ActorKind.Person, token.Execution.ToString(), Permissions.None, Address(context)));
        }

        return await ClientAsync(context);
    }

    public static string? Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Reads <c>id:secret</c> of a Basic header (RFC 7617); null when it is not one.</summary>
    public static (string Id, string Secret)? ParseBasic(string parameter)
    {
        const int most = 1_024;
        var bytes = new byte[most];
        if (parameter.Length > most || !Convert.TryFromBase64String(parameter, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (text[..colon], text[(colon + 1)..]) : null;
    }

    private static (string? Scheme, string Parameter) Credentials(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.Length > 0
            && AuthenticationHeaderValue.TryParse(header, out var value)
            && value.Parameter is { } parameter
            ? (value.Scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase) ? "Bearer"
                : value.Scheme.Equals("basic", StringComparison.OrdinalIgnoreCase) ? "Basic" : null, parameter)
            : (null, string.Empty);
    }

    private async Task<Actor?> OfAccessTokenAsync(HttpContext context, string text)
    {
        var token = await accessTokens.ReadAsync(text, context.RequestAborted);
        var client = token is null ? null : await clients.FindAsync(token.ClientId, context.RequestAborted);
        if (client is { IsActive: true } && client.Tenant == token!.Tenant)
        {
            return OfClient(context, client);
        }

        RefusedClient.Remember(context, client);
        return null;
    }

    /// <summary>The older API users, where the tenant still allows them (ruling 8g).</summary>
    private async Task<Actor?> OfLegacyUserAsync(HttpContext context, string parameter)
    {
        if (ParseBasic(parameter) is not var (id, secret))
        {
            return null;
        }

        var client = await clients.AuthenticateAsync(id, secret, context.RequestAborted);
        if (client is not null
            && (await tenants.GetAsync(client.Tenant, context.RequestAborted)).Settings.LegacyApiUsers)
        {
            return OfClient(context, client);
        }

        RefusedClient.Remember(context, await clients.FindAsync(id, context.RequestAborted));
        return null;
    }

    private static Actor OfClient(HttpContext context, ClientRow client) =>
        new(client.Tenant, ActorKind.Client, client.ClientId, client.Permissions, Address(context));

    private static Actor Remember(HttpContext context, Actor actor)
    {
        context.Features.Set(actor);
        return actor;
    }

    private static RequestProblemException Refused() => new(
        ProblemKind.Unauthorized, "A valid token is required in the Authorization header.");
}
