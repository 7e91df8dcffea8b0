using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Devices;

/// <summary>
/// Knows devices again, in one write, so that two executions of one new device do not make two of it. It is durable
/// with the facts that are told from it. All hashes are keyed by the tenant, and profiles are sealed under the tenant's
/// key.
/// </summary>
internal sealed class DeviceMemory(Database database, KeyRing keys, IIds ids, DeviceSharing sharing) : IDeviceMemory
{
    private const string ProfileColumn = "device_visits.sealed_profile";
    private const int MostVisits = 50;
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);

    public async Task<DeviceIdentity> RecognizeAsync(
        ExecutionView execution, SeenDevice seen, CancellationToken cancellationToken)
    {
        var tenant = await keys.GetAsync(execution.Tenant, cancellationToken).ConfigureAwait(false);
        var shared = await sharing.HashAsync(seen, cancellationToken).ConfigureAwait(false);
        var identity = await database.Writes.RunUnsyncedAsync(
            Actor.System(execution.Tenant, "devices"),
            write => Recognize(tenant, write, execution, seen, shared),
            cancellationToken).ConfigureAwait(false);
        return shared is null
            ? identity
            : await sharing.WithOthersAsync(execution, identity, shared, cancellationToken).ConfigureAwait(false);
    }

    private DeviceIdentity Recognize(
        TenantKeys tenant, IWriteTransaction write, ExecutionView execution, SeenDevice seen, SharedDevice? shared)
    {
        var visit = Visit(tenant, execution, seen) with { Shared = shared };
        var (device, match) = Find(tenant, write, visit, seen);
        var known = DeviceVisitRows.Find(tenant.Tenant, write, execution.Id);
        if (known is null)
        {
            known = visit with { Device = device ?? ids.New() };
            DeviceVisitRows.Insert(tenant.Tenant, write, known);
        }

        var now = execution.StartedAt;
        var first = DeviceVisitRows.First(tenant.Tenant, write, known.Device, execution.Id, now);
        return new(
            known.Device,
            first is null ? DeviceMatch.None : match,
            first,
            DeviceVisitRows.Countries(
                tenant.Tenant, write, known.Device, now - Window, now, DeviceSharing.MostCrowd),
            DeviceEvidenceRows.Against(tenant.Tenant, write, known.Device, execution.Account, DeviceSharing.MostCrowd),
            [],
            DeviceVisitRows.Similar(tenant.Tenant, write, known.Device, visit.KindHash, now, DeviceSharing.MostCrowd),
            visit.AddressHash is { } address
                ? DeviceVisitRows.OnAddress(tenant.Tenant, write, known.Device, address, now, DeviceSharing.MostCrowd)
                : DeviceCrowd.Nobody);
    }

    private static (Guid? Device, DeviceMatch Match) Find(
        TenantKeys tenant, IWriteTransaction write, DeviceVisitRow visit, SeenDevice seen)
    {
        var newest = OfStoredId(1);
        var hasKnownId = newest.Count > 0;
        var rows = hasKnownId
            ? newest.Concat(Older())
            : DeviceVisitRows.OfKind(tenant.Tenant, write, visit.KindHash, MostVisits);
        return DeviceRecognition.Of(seen, hasKnownId, rows.Where(row => row.Execution != visit.Execution)
            .Select(row => new KnownDevice(row.Device, Profile(tenant, row))));

        // The newest visit with the id nearly always fits, so that the others are read only when it does not.
        IEnumerable<VisitProfile> Older()
        {
            foreach (var row in OfStoredId(MostVisits).Skip(newest.Count))
            {
                yield return row;
            }
        }

        List<VisitProfile> OfStoredId(int most) => visit.StoredIdHash is { } stored
            ? DeviceVisitRows.OfStoredId(tenant.Tenant, write, stored, most) : [];
    }

    private static DeviceVisitRow Visit(TenantKeys tenant, ExecutionView execution, SeenDevice seen) => new(
        execution.Id,
        execution.Account,
        Guid.Empty,
        tenant.HashText("device/stored-id", seen.StoredId),
        tenant.HashText("device/kind", seen.Profile.Kind)!,
        tenant.HashText("device/address", Core.Sightings.SightingKeys.IpAddress(seen.Address)?.Text),
        tenant.HashText("device/country", seen.Country),
        tenant.Seal(execution.Id.Value, ProfileColumn,
            JsonSerializer.SerializeToUtf8Bytes(seen.Profile, FactJson.Options)),
        execution.StartedAt);

    private static DeviceProfile Profile(TenantKeys tenant, VisitProfile row) =>
        JsonSerializer.Deserialize<DeviceProfile>(
            tenant.Open(row.Execution.Value, ProfileColumn, row.Sealed), FactJson.Options)!;
}
