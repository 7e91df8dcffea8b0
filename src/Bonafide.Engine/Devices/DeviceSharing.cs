using System.Security.Cryptography;
using System.Text;
using Bonafide.Core.Devices;
using Bonafide.Core.Executions;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Devices;

/// <summary>
/// Evidence across the tenants of the installation, where its operator has them share. A device is the same only by the
/// id that the browser keeps: a profile that looks alike would lay one person's evidence on another.
/// </summary>
internal sealed class DeviceSharing(SigningSecrets secrets, Database database, EngineOptions options)
{
    /// <summary>Visits that a crowd is counted over, the latest first.</summary>
    public const int MostCrowd = 1_000;

    /// <summary>Null when tenants do not share, or the browser keeps no id.</summary>
    public async Task<SharedDevice?> HashAsync(SeenDevice seen, CancellationToken cancellationToken)
    {
        if (!options.ShareDeviceEvidence || seen.StoredId is not { } stored)
        {
            return null;
        }

        var known = await secrets.OfKindAsync(SecretKinds.DeviceSharing, cancellationToken).ConfigureAwait(false);
        var key = known[0].Secret;
        return new(
            Hash(key, "id", stored),
            Hash(key, "kind", seen.Profile.Kind),
            SightingKeys.IpAddress(seen.Address) is { } address ? Hash(key, "address", address.Text) : null);
    }

    /// <summary>The same device with what other tenants placed, and with the crowds of all tenants.</summary>
    public Task<DeviceIdentity> WithOthersAsync(
        ExecutionView execution, DeviceIdentity identity, SharedDevice shared, CancellationToken cancellationToken) =>
        database.ReadAcrossTenantsAsync(
            session => identity with
            {
                OtherEvidence = SharedDeviceRows.AgainstOf(
                    execution.Tenant, session, shared, execution.StartedAt, MostCrowd),
                Similar = SharedDeviceRows.Similar(session, shared, identity.Id, execution.StartedAt, MostCrowd),
                OnAddress = SharedDeviceRows.OnAddress(session, shared, identity.Id, execution.StartedAt, MostCrowd),
            },
            cancellationToken);

    private static byte[] Hash(byte[] key, string purpose, string text) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"device/{purpose}/{text}"));
}
