using System.Net;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tokens;

namespace Bonafide.Engine.Devices;

/// <summary>Begins a collection on a page, and tells a tenant its subkey.</summary>
public sealed class CollectorService(SigningSecrets secrets, IIds ids, TimeProvider time)
{
    private const int MostSubkey = 64;

    /// <param name="subkey">Null for a page without one.</param>
    /// <param name="address">Where the collector asks from; null to leave it out.</param>
    /// <exception cref="RequestProblemException">404 for a subkey that is none.</exception>
    public async Task<CollectorStart> StartAsync(
        string? subkey, IPAddress? address, string userAgent, CancellationToken cancellationToken)
    {
        var keys = await DeviceKeys.OfAsync(secrets, cancellationToken).ConfigureAwait(false);
        TenantId? tenant = null;
        if (subkey is not null)
        {
            tenant = (subkey.Length <= MostSubkey ? CollectorSubkey.Read(keys, subkey) : null)
                ?? throw RequestProblemException.NotFound();
        }

        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        var nonce = new CollectorNonce(
            ids.New(), tenant, time.GetUtcNow(), address?.ToString(), CollectorNonce.HashOf(userAgent));
        return new(Convert.ToBase64String(nonce.Seal(keys[0])), Convert.ToBase64String(keys[0].PublicPoint));
    }

    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<string> SubkeyAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var keys = await DeviceKeys.OfAsync(secrets, cancellationToken).ConfigureAwait(false);
        return CollectorSubkey.Of(keys[0], actor.Tenant);
    }
}

/// <param name="Nonce">Base64; used once, by one transaction.</param>
/// <param name="Key">Base64 of the public point that the blackbox is sealed to.</param>
public sealed record CollectorStart(string Nonce, string Key);
