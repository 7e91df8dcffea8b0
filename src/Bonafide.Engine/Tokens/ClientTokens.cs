using System.Collections.Concurrent;
using Bonafide.Contracts;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tokens;

/// <summary>Gives bearer tokens to OAuth2 clients (contract 01 §2; RFC 6749 §4.4).</summary>
public sealed class ClientTokens(ClientDirectory clients, AccessTokens tokens, TimeProvider time)
{
    private const int MostRemembered = 10_000;

    /// <summary>The same token is given again while most of its life is left, as the contract allows.</summary>
    private static readonly TimeSpan LeastLeft = TimeSpan.FromMinutes(45);

    private readonly ConcurrentDictionary<string, Issued> _issued = new(StringComparer.Ordinal);

    /// <summary>The active client; null when id or secret is wrong.</summary>
    public ValueTask<ClientRow?> AuthenticateAsync(string clientId, string secret,
        CancellationToken cancellationToken) =>
        clients.AuthenticateAsync(clientId, secret, cancellationToken);

    public async Task<TokenReply> IssueAsync(ClientRow client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_issued.TryGetValue(client.ClientId, out var issued)
            || issued.ExpiresAt - now < LeastLeft
            || issued.Version != client.UpdatedAt)
        {
            issued = new(
                await tokens.IssueAsync(client, cancellationToken).ConfigureAwait(false),
                now + AccessTokens.Lifetime,
                client.UpdatedAt);
            if (_issued.Count >= MostRemembered)
            {
                _issued.Clear();
            }

            _issued[client.ClientId] = issued;
        }

        return new(issued.Token, (int)(issued.ExpiresAt - now).TotalSeconds, "Bearer");
    }

    private sealed record Issued(string Token, DateTimeOffset ExpiresAt, DateTimeOffset Version);
}
