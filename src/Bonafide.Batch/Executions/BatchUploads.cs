using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>Starts batches without SFTP.</summary>
internal sealed class BatchUploads(
    Database database, TenantContexts tenants, IBatchJobs jobs, IBatchInbox inbox, IdempotentWrites once,
    UploadSetup setup)
{
    private const string BatchesPath = "/api/management/v1/batches";

    /// <summary>Takes the files and starts a batch of them.</summary>
    /// <param name="idempotencyKey">
    /// The request reference follows from it, so that a repeat finds the batch of the first request.
    /// </param>
    /// <param name="files">Brings the files into the spool; asked only when a batch may be started.</param>
    /// <returns>The request reference, by which the batch and its transactions are found.</returns>
    /// <exception cref="RequestProblemException">403 without permission or switched off, 409 for a key that came with
    /// other files, 429, and what the files are refused with.</exception>
    public async Task<Guid> StartAsync(
        Actor actor, string? idempotencyKey, Func<Task<IReadOnlyList<UploadedFile>>> files, CancellationToken cancel)
    {
        actor.Demand(Permissions.Initiate);
        var tenant = await tenants.GetAsync(actor.Tenant, cancel);
        if (!tenant.Settings.BatchUploads)
        {
            throw SwitchedOff();
        }

        if (idempotencyKey is not null)
        {
            return await StartOnceAsync(actor, tenant, idempotencyKey, files, cancel);
        }

        await DemandRoomAsync(actor, cancel);
        var reference = setup.Ids.New();
        await inbox.SubmitAsync(new UploadedFolder(actor.Tenant, reference, await files()), cancel);
        return reference;
    }

    /// <summary>
    /// The batch is written before the record of the key: a crash between both costs the comparison of the files, never
    /// a second batch, since the reference follows from the key.
    /// </summary>
    private async Task<Guid> StartOnceAsync(
        Actor actor, TenantContext tenant, string key, Func<Task<IReadOnlyList<UploadedFile>>> files,
        CancellationToken cancel)
    {
        var reference = ReferenceOf(tenant, actor, key);
        var isKnown = await jobs.FindAsync(actor.Tenant, reference, cancel) is not null;
        if (!isKnown)
        {
            await DemandRoomAsync(actor, cancel);
        }

        var kept = await files();
        var isTaken = false;
        try
        {
            var request = new IdempotentRequest(key, "POST", BatchesPath, UploadHash.Of(setup.Spool, kept));
            return await once.RunAsync(
                actor,
                tenant,
                request,
                async mark =>
                {
                    if (!isKnown)
                    {
                        await inbox.SubmitAsync(new UploadedFolder(actor.Tenant, reference, kept), cancel);
                        isTaken = true;
                        await database.Writes.RunAsync(actor, write => Record(mark!, write, reference), cancel);
                    }

                    return reference;
                },
                _ => Task.FromResult(reference),
                cancel);
        }
        finally
        {
            foreach (var file in isTaken ? [] : kept)
            {
                setup.Spool.Delete(file.Content);
            }
        }
    }

    private static bool Record(IdempotentWrites.Mark mark, IWriteTransaction write, Guid reference)
    {
        mark.Insert(write, reference);
        return true;
    }

    private async Task DemandRoomAsync(Actor actor, CancellationToken cancel)
    {
        var open = await database.ReadAsync(actor.Tenant, s => BatchRows.CountOpen(actor.Tenant, s), cancel);
        if (open >= setup.Options.MostOpen)
        {
            throw new RequestProblemException(
                ProblemKind.TooManyRequests, $"At most {setup.Options.MostOpen} batches may be open; wait for one.");
        }
    }

    internal static RequestProblemException SwitchedOff() =>
        new(ProblemKind.Forbidden, "Batches are switched off for this tenant.");

    private static Guid ReferenceOf(TenantContext tenant, Actor actor, string key) =>
        new(tenant.Keys.Hash("batch-reference", Encoding.UTF8.GetBytes($"{actor.Id}\n{key}")).AsSpan(0, 16));
}

/// <summary>What starting a batch needs from the installation.</summary>
internal sealed record UploadSetup(BatchOptions Options, IIds Ids, ISpool Spool);
