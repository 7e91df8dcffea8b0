using System.Runtime.InteropServices;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Uploads;

/// <summary>Stores parts: JSON sealed in the row, files as sealed blobs.</summary>
public sealed class PartWrites(Database database, SealedBlobs blobs, IIds ids, TimeProvider time)
{
    private const string Json = "application/json";

    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="RequestProblemException">400 with all problems of the body.</exception>
    public async Task<PartId> StoreJsonAsync(
        Actor actor, NewPart part, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var problems = part.Classifier == Classifiers.PreparedData
            ? PreparedDataReading.Read(part.Bytes).Problems
            : PreparedDataReading.ReadDeviceRisk(part.Bytes).Problems;
        if (problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The data have invalid fields; see violations.", problems);
        }

        var id = new PartId(ids.New());
        var place = StoredExecution.ContentPlace(part.Open.Tenant.Id, id);
        var row = Row(actor, part, id, Json) with { SealedContent = KeyOf(part).Seal(place, part.Bytes.Span) };
        await InsertAsync(actor, part, row, mark, cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <exception cref="RequestProblemException">400, 413 or 415.</exception>
    public async Task<PartId> StoreFileAsync(
        Actor actor, NewPart part, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var header = UploadRules.DemandImage(part.Bytes, part.Slot.Category);
        var page = UploadRules.DemandPage(part.Open, part.Slot, part.Bytes.Length, part.IsReplacement);
        var blob = new BlobId(ids.New());
        var bytes = MemoryMarshal.TryGetArray(part.Bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(part.Bytes.ToArray(), writable: false);
        await blobs.WriteAsync(blob, KeyOf(part), bytes, part.Bytes.Length, cancellationToken).ConfigureAwait(false);
        var id = new PartId(ids.New());
        var row = Row(actor, part, id, header.MediaType) with
        {
            Blob = blob,
            Ordinal = page,
            Width = header.Width == 0 ? null : header.UprightWidth,
            Height = header.Height == 0 ? null : header.UprightHeight,
        };
        var isStored = false;
        try
        {
            await InsertAsync(actor, part, row, mark, cancellationToken).ConfigureAwait(false);
            isStored = true;
        }
        finally
        {
            if (!isStored)
            {
                await blobs.DeleteAsync(blob, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return id;
    }

    private static Storage.Keys.DataKey KeyOf(NewPart part) =>
        part.Open.Stored.Key ?? throw RequestProblemException.NotFound();

    private PartRow Row(Actor actor, NewPart part, PartId id, string contentType) => new(
        id,
        part.Open.Row.Id,
        part.Slot.Id,
        part.Classifier,
        Ordinal: 0,
        Blob: null,
        NormalizedBlob: null,
        SealedContent: null,
        part.Sha256,
        part.Bytes.Length,
        contentType,
        Width: null,
        Height: null,
        part.Origin.CaptureMethod,
        time.GetUtcNow(),
        actor.Id,
        WipedAt: null);

    private async Task InsertAsync(
        Actor actor, NewPart part, PartRow row, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var (tenant, execution) = (part.Open.Tenant.Id, part.Open.Row.Id);
        var orphans = await database.Writes.RunAsync(
            actor,
            write =>
            {
                mark?.Insert(write, part.Open.Row.Account, execution);
                if (!ExecutionRows.Touch(
                    tenant, write, execution, write.Now + OpenExecutions.Session, part.Origin.Channel))
                {
                    throw ExecutionRows.Find(tenant, write, execution) is { } closed
                        ? OpenExecutions.Closed(closed)
                        : RequestProblemException.NotFound();
                }

                if (part.Open.Row.State == ExecutionState.Initiated && part.Open.Evidence.Parts.Count == 0)
                {
                    EventRows.Append(tenant, write, execution, ExecutionStatus.AcquisitionStarted.Wire());
                }

                return Put(tenant, write, part, row);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var orphan in orphans)
        {
            await blobs.DeleteAsync(orphan, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static List<BlobId> Put(TenantId tenant, IWriteTransaction write, NewPart part, PartRow row)
    {
        List<BlobId> orphans = [];
        if (part.IsReplacement)
        {
            foreach (var page in PartRows.OfSlot(tenant, write, row.Credential)
                .Where(page => page.Classifier == row.Classifier && page.Ordinal != row.Ordinal))
            {
                orphans.AddRange(PartRows.Remove(tenant, write, row.Credential, row.Classifier, page.Ordinal));
            }
        }

        orphans.AddRange(PartRows.Replace(tenant, write, row));
        return orphans;
    }
}
