using System.Security.Cryptography;
using System.Text;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tokens;

/// <summary>Finds OAuth2 clients, and keeps their state for at most five seconds.</summary>
public sealed class ClientDirectory(Database database, KeyRing keys, TimeProvider time)
{
    /// <summary>The purpose under which a client's secret is hashed.</summary>
    public const string SecretPurpose = "oauth-client-secret";

    private readonly Remembered<string, ClientRow?> _clients = new(time);

    /// <summary>The client, active or not; null when there is none of this id.</summary>
    public ValueTask<ClientRow?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        _clients.GetAsync(clientId, ReadAsync, cancellationToken);

    /// <summary>Drops what is remembered of a client that was just changed on this node.</summary>
    public void Forget(string clientId) => _clients.Forget(clientId);

    /// <summary>The active client with this secret; null when anything is wrong.</summary>
    public async ValueTask<ClientRow?> AuthenticateAsync(
        string clientId, string secret, CancellationToken cancellationToken)
    {
        var client = await FindAsync(clientId, cancellationToken).ConfigureAwait(false);
        if (client is null)
        {
            return null;
        }

        var tenant = await keys.GetAsync(client.Tenant, cancellationToken).ConfigureAwait(false);
        var matches = CryptographicOperations.FixedTimeEquals(
            tenant.Hash(SecretPurpose, Encoding.UTF8.GetBytes(secret)), client.SecretHash);
        return matches && client.IsActive ? client : null;
    }

    private Task<ClientRow?> ReadAsync(string clientId, CancellationToken cancellationToken) =>
        database.ReadAcrossTenantsAsync(
            session => TenantDirectory.FindClient(session, clientId), cancellationToken);
}
