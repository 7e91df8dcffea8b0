using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>An uploaded part on its way to the integrator; the stream unseals as it is read.</summary>
public sealed record PartDownload(string ContentType, Stream Content);

/// <summary>Opens uploaded parts (contract 03 §3.5).</summary>
public sealed class PartReader(
    Database database, TenantContexts tenants, SealedBlobs blobs, ExecutionLooks looks)
{
    /// <param name="page">0-based page of a DOCUMENT that came in several uploads.</param>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<PartDownload> OpenAsync(
        Actor actor,
        AccountId? account,
        CredentialId credential,
        string classifier,
        int page,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        if (Classifiers.IsSeries(classifier) && !tenant.Settings.AllowFaceMapDownload)
        {
            throw RequestProblemException.NotFound();
        }

        var found = await database.ReadAsync(
            actor.Tenant,
            session =>
            {
                var slot = CredentialRows.Find(actor.Tenant, session, credential);
                var row = slot is null ? null : ExecutionRows.Find(actor.Tenant, session, slot.Execution);
                var part = row is null || (account is not null && row.Account != account)
                    ? null
                    : PartRows.OfSlot(actor.Tenant, session, credential)
                        .Where(one => one.Classifier == classifier).Skip(page).FirstOrDefault();
                return (Row: row, Part: part);
            },
            cancellationToken).ConfigureAwait(false);
        if (found is not { Row: { } execution, Part: { } stored })
        {
            throw RequestProblemException.NotFound();
        }

        await looks.NoteAsync(actor, tenant, execution.Id, cancellationToken).ConfigureAwait(false);
        var content = await ContentAsync(new StoredExecution(tenant, execution), stored, cancellationToken)
            .ConfigureAwait(false);
        return new(stored.ContentType, content ?? throw RequestProblemException.NotFound());
    }

    private async Task<Stream?> ContentAsync(
        StoredExecution execution, PartRow part, CancellationToken cancellationToken)
    {
        if (execution.Content(part) is { } json)
        {
            return new MemoryStream(json, writable: false);
        }

        return part.Blob is { } blob && execution.Key is { } key
            ? await blobs.OpenAsync(blob, key, cancellationToken).ConfigureAwait(false)
            : null;
    }
}
