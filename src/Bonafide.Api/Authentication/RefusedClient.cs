using Bonafide.Core;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Http;

namespace Bonafide.Api.Authentication;

/// <summary>A client that exists and was not let in; who it really was is not known.</summary>
internal sealed record RefusedClient(Actor Claimed)
{
    /// <param name="client">Null when there is no such client: that attempt is no tenant's to know of.</param>
    public static void Remember(HttpContext context, ClientRow? client)
    {
        if (client is not null)
        {
            context.Features.Set(new RefusedClient(new Actor(
                client.Tenant, ActorKind.Client, client.ClientId, Permissions.None, Callers.Address(context))));
        }
    }
}
