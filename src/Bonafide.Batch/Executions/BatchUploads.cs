using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>Starts batches without SFTP.</summary>
internal sealed class BatchUploads(
    Database database, TenantContexts tenants, IBatchJobs jobs, IBatchInbox inbox, UploadSetup setup)
{
    /// <summary>Takes the files and starts a batch of them.</summary>
    /// <param name="idempotencyKey">
    /// The request reference follows from it, so that a repeat finds the batch of the first request.
    /// </param>
    /// <param name="files">Brings the files into the spool; asked only when a batch may be started.</param>
    /// <returns>The request reference, by which the batch and its transactions are found.</returns>
    /// <exception cref="RequestProblemException">403 without permission or switched off, 429, and what the files
    /// are refused with.</exception>
    public async Task<Guid> StartAsync(
        Actor actor, string? idempotencyKey, Func<Task<IReadOnlyList<UploadedFile>>> files, CancellationToken cancel)
    {
        actor.Demand(Permissions.Initiate);
        var tenant = await tenants.GetAsync(actor.Tenant, cancel);
        if (!tenant.Settings.BatchUploads)
        {
            throw SwitchedOff();
        }

        var reference = idempotencyKey is null ? setup.Ids.New() : ReferenceOf(tenant, actor, idempotencyKey);
        if (idempotencyKey is not null && await jobs.FindAsync(actor.Tenant, reference, cancel) is not null)
        {
            return reference;
        }

        var open = await database.ReadAsync(actor.Tenant, s => BatchRows.CountOpen(actor.Tenant, s), cancel);
        if (open >= setup.Options.MostOpen)
        {
            throw new RequestProblemException(
                ProblemKind.TooManyRequests, $"At most {setup.Options.MostOpen} batches may be open; wait for one.");
        }

        await inbox.SubmitAsync(new UploadedFolder(actor.Tenant, reference, await files()), cancel);
        return reference;
    }

    internal static RequestProblemException SwitchedOff() =>
        new(ProblemKind.Forbidden, "Batches are switched off for this tenant.");

    private static Guid ReferenceOf(TenantContext tenant, Actor actor, string key) =>
        new(tenant.Keys.Hash("batch-reference", Encoding.UTF8.GetBytes($"{actor.Id}\n{key}")).AsSpan(0, 16));
}

/// <summary>What starting a batch needs from the installation.</summary>
internal sealed record UploadSetup(BatchOptions Options, IIds Ids);
