using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Images;

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
        var row = Row(actor, part, id, new(part.Classifier, part.Bytes, Json)) with
        {
            SealedContent = KeyOf(part).Seal(place, part.Bytes.Span),
        };
        await InsertAsync(actor, part, [row], null, mark, cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <exception cref="RequestProblemException">400, 413 or 415.</exception>
    public async Task<PartId> StoreFileAsync(
        Actor actor, NewPart part, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var file = PartFile.Of(
            part.Classifier, part.Bytes, UploadRules.DemandImage(part.Bytes, part.Slot.Category));
        var page = UploadRules.DemandPage(part.Open, part.Slot, part.Bytes.Length, part.IsReplacement);
        return await StoreFilesAsync(actor, part, [file with { Page = page }], null, mark, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Stores files that came together, all in one write or none.</summary>
    /// <param name="also">Done in the same write; what it throws undoes everything.</param>
    /// <returns>The part of the first file.</returns>
    internal async Task<PartId> StoreFilesAsync(
        Actor actor,
        NewPart part,
        IReadOnlyList<PartFile> files,
        Action<IWriteTransaction>? also,
        IdempotentWrites.Mark? mark,
        CancellationToken cancellationToken)
    {
        var rows = new List<PartRow>(files.Count);
        var isStored = false;
        try
        {
            foreach (var file in files)
            {
                rows.Add(Row(actor, part, new(ids.New()), file) with { Blob = new BlobId(ids.New()) });
                await WriteBlobAsync(rows[^1], part, file.Bytes, cancellationToken).ConfigureAwait(false);
            }

            await InsertAsync(actor, part, rows, also, mark, cancellationToken).ConfigureAwait(false);
            isStored = true;
        }
        finally
        {
            foreach (var row in isStored ? [] : rows)
            {
                await blobs.DeleteAsync(row.Blob!.Value, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return rows[0].Id;
    }

    private async Task WriteBlobAsync(
        PartRow row, NewPart part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var stream = MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        await blobs.WriteAsync(row.Blob!.Value, KeyOf(part), stream, bytes.Length, cancellationToken)
            .ConfigureAwait(false);
    }

    private static Storage.Keys.DataKey KeyOf(NewPart part) =>
        part.Open.Stored.Key ?? throw RequestProblemException.NotFound();

    private PartRow Row(Actor actor, NewPart part, PartId id, PartFile file) => new(
        id,
        part.Open.Row.Id,
        part.Slot.Id,
        file.Classifier,
        file.Page,
        Blob: null,
        NormalizedBlob: null,
        SealedContent: null,
        file.Classifier == part.Classifier ? part.Sha256 : SHA256.HashData(file.Bytes.Span),
        file.Bytes.Length,
        file.ContentType,
        file.Width,
        file.Height,
        part.Origin.CaptureMethod,
        time.GetUtcNow(),
        actor.Id,
        WipedAt: null);

    private async Task InsertAsync(
        Actor actor,
        NewPart part,
        IReadOnlyList<PartRow> rows,
        Action<IWriteTransaction>? also,
        IdempotentWrites.Mark? mark,
        CancellationToken cancellationToken)
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

                also?.Invoke(write);
                return rows.SelectMany(row => Put(tenant, write, part, row)).ToList();
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

/// <summary>A file that becomes a part.</summary>
/// <param name="Page">0-based page of a DOCUMENT that came in several uploads; 0 otherwise.</param>
internal sealed record PartFile(string Classifier, ReadOnlyMemory<byte> Bytes, string ContentType)
{
    public int Page { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public static PartFile Of(string classifier, ReadOnlyMemory<byte> bytes, ImageHeader header) =>
        new(classifier, bytes, header.MediaType)
        {
            Width = header.Width == 0 ? null : header.UprightWidth,
            Height = header.Height == 0 ? null : header.UprightHeight,
        };
}
