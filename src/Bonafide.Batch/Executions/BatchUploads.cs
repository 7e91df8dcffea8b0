using System.Text.Json;
using Bonafide.Batch.Home;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Facts;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>What a tenant does without SFTP: select the client of the rows, and start from a zip.</summary>
public sealed class BatchUploads(
    Database database, TenantContexts tenants, ISpool spool, IBatchInbox inbox, IIds ids)
{
    /// <summary>Bytes of an archive that comes by one request: 20 MB, as any request's body.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Selects the OAuth2 client that authorises the rows of batches; null selects none.</summary>
    /// <exception cref="RequestProblemException">403; 409 when somebody changed the settings meanwhile.</exception>
    public async Task SelectClientAsync(Actor actor, string? clientId, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        tenants.Forget(actor.Tenant);
        var tenant = await tenants.GetAsync(actor.Tenant, cancel);
        var settings = tenant.Settings with { BatchClientId = clientId };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(settings, FactJson.Options);
        var changed = await database.Writes.RunAsync(
            actor,
            write => TenantRows.UpdateSettings(
                tenant.Id, write, tenant.SettingsVersion,
                tenant.Keys.Seal(tenant.Id.Value, TenantRows.SettingsColumn, bytes), tenant.DomainPrefix),
            cancel);
        tenants.Forget(actor.Tenant);
        if (changed == 0)
        {
            throw new RequestProblemException(ProblemKind.Conflict, "The settings were changed meanwhile; try again.");
        }
    }

    /// <summary>Starts a batch from a zip that holds <c>input.csv</c> and its images.</summary>
    /// <returns>The request reference, by which the batch and its transactions are found.</returns>
    /// <exception cref="RequestProblemException">403 without permission or switched off, 400, 413.</exception>
    public async Task<Guid> StartAsync(Actor actor, Stream zip, CancellationToken cancel)
    {
        actor.Demand(Permissions.Initiate);
        if (!(await tenants.GetAsync(actor.Tenant, cancel)).Settings.BatchUploads)
        {
            throw new RequestProblemException(ProblemKind.Forbidden, "Batches are switched off for this tenant.");
        }

        var (content, reference) = (ids.New(), ids.New());
        var size = await KeepAsync(content, zip, cancel);
        spool.Sync([content]);
        var files = new[] { new UploadedFile("upload.zip", content, size) };
        await inbox.SubmitAsync(new UploadedFolder(actor.Tenant, reference, files), cancel);
        return reference;
    }

    private async Task<long> KeepAsync(Guid content, Stream zip, CancellationToken cancel)
    {
        try
        {
            using var handle = spool.Create(content);
            var buffer = new byte[64 * 1024];
            long size = 0;
            for (int count; (count = await zip.ReadAsync(buffer, cancel)) > 0; size += count)
            {
                if (size + count > MostBytes)
                {
                    throw new RequestProblemException(
                        ProblemKind.PayloadTooLarge, "The archive is larger than 20 MB; upload it by SFTP.");
                }

                await RandomAccess.WriteAsync(handle, buffer.AsMemory(0, count), size, cancel);
            }

            return size > 0
                ? size
                : throw new RequestProblemException(ProblemKind.BadRequest, "The archive is empty.");
        }
        catch
        {
            spool.Delete(content);
            throw;
        }
    }
}
