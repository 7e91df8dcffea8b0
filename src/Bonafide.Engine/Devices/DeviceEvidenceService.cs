using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Devices;

/// <summary>Evidence of fraud on devices and accounts: placed, listed and removed by the tenant.</summary>
public sealed class DeviceEvidenceService(ManagedWrites writes, Database database, AuditTrail audit, IIds ids)
{
    private const int MostListed = 1_000;
    private const int MostText = 40;

    public static Parsed<DeviceEvidenceRequest> Read(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
    {
        var type = body.Text("type", MostText);
        if (EvidenceTypes.Parse(type) is null)
        {
            body.Report("type", body.Has("type") ? ViolationCodes.InvalidValue : ViolationCodes.Required,
                $"Must be one of {string.Join(", ", EvidenceTypes.All.Select(one => one.Word()))}.");
        }

        var request = new DeviceEvidenceRequest(type, Id(body, "executionId"), Id(body, "accountId"));
        if (body.Has("executionId") == body.Has("accountId"))
        {
            body.Report("executionId", ViolationCodes.Required,
                "Give either executionId, whose device it is, or accountId.");
        }

        return request;
    });

    /// <summary>The newest, at most a thousand.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<DeviceEvidenceListReply> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        new(await writes.ReadAsync(
            actor,
            session => DeviceEvidenceRows.Newest(actor.Tenant, session, MostListed).ConvertAll(Reply),
            cancellationToken).ConfigureAwait(false));

    /// <exception cref="RequestProblemException">400, 403, 409; 404 when the transaction showed no device, or there is
    /// no such account.</exception>
    public Task<DeviceEvidenceReply> PlaceAsync(
        Actor actor, Parsed<DeviceEvidenceRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (_, _) =>
            {
                ManagedWrites.DemandNone(request.Problems);
                var id = ids.New();
                return Task.FromResult(new ManagedWrite<DeviceEvidenceReply>(
                    AuditVerbs.DeviceEvidencePlace, id, write => Place(actor, write, id, request.Value)));
            },
            (tenant, earlier) => writes.ReadAsync(
                actor,
                session => earlier.Resource is { } id
                    && DeviceEvidenceRows.Find(tenant.Id, session, id) is { } row
                        ? Reply(row)
                        : throw RequestProblemException.NotFound(),
                cancellationToken),
            cancellationToken);

    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task RemoveAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var keys = await writes.KeysAsync(actor, cancellationToken).ConfigureAwait(false);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                if (!DeviceEvidenceRows.Delete(actor.Tenant, write, id))
                {
                    throw RequestProblemException.NotFound();
                }

                audit.Note(write, keys, AuditVerbs.DeviceEvidenceRemove, id);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static DeviceEvidenceReply Place(
        Actor actor, IWriteTransaction write, Guid id, DeviceEvidenceRequest request)
    {
        Guid? device = request.ExecutionId is { } execution
            ? DeviceVisitRows.Find(actor.Tenant, write, new(execution))?.Device
                ?? throw RequestProblemException.NotFound()
            : null;
        AccountId? account = request.AccountId is { } given ? new AccountId(given) : null;
        if (account is { } known && AccountRows.Find(actor.Tenant, write, known) is not { DeletedAt: null })
        {
            throw RequestProblemException.NotFound();
        }

        var row = new DeviceEvidenceRow(
            id, EvidenceTypes.Parse(request.Type)!.Value, device, account, write.Now, actor.Id);
        DeviceEvidenceRows.Insert(actor.Tenant, write, row);
        return Reply(row);
    }

    private static Guid? Id(JsonReading body, string name)
    {
        var text = body.Text(name, MostText);
        if (text is not null && !Guid.TryParseExact(text, "D", out _))
        {
            body.Report(name, ViolationCodes.InvalidValue, "Must be an id.");
        }

        return Guid.TryParseExact(text, "D", out var id) ? id : null;
    }

    private static DeviceEvidenceReply Reply(DeviceEvidenceRow row) =>
        new(row.Id, row.Type.Word(), row.Device, row.Account?.Value, row.CreatedAt, row.CreatedBy);
}
