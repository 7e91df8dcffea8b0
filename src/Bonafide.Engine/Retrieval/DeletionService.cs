using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>
/// Deletes executions and accounts (contract 03 §5, ruling 8d). The commit shreds the keys; the blobs, unreadable from
/// then on, are removed after it, and so are faces in memory.
/// </summary>
public sealed class DeletionService(
    Database database, SealedBlobs blobs, FaceGalleries galleries, TenantContexts tenants, AuditTrail audit)
{
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public Task DeleteExecutionAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken) =>
        RunAsync(
            actor,
            (AuditVerbs.ExecutionDelete, id.Value),
            write => FaceTemplateRows.Of(actor.Tenant, write, id).ConvertAll(row => row.Id),
            write => ExecutionRows.Find(actor.Tenant, write, id) is { } row
                && (account is null || row.Account == account)
                ? ErasureRows.DeleteExecution(actor.Tenant, write, id)
                : null,
            cancellationToken);

    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public Task DeleteAccountAsync(Actor actor, AccountId account, CancellationToken cancellationToken) =>
        RunAsync(
            actor,
            (AuditVerbs.AccountDelete, account.Value),
            write => FaceTemplateRows.OfAccount(actor.Tenant, write, account).ConvertAll(row => row.Template.Id),
            write => ErasureRows.DeleteAccount(actor.Tenant, write, account),
            cancellationToken);

    private async Task RunAsync(
        Actor actor,
        (string Verb, Guid Subject) act,
        Func<IWriteTransaction, List<Guid>> faces,
        Func<IWriteTransaction, List<BlobId>?> delete,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var (gone, orphans) = await database.Writes.RunAsync(
            actor,
            write =>
            {
                var done = (faces(write), delete(write) ?? throw RequestProblemException.NotFound());
                audit.Note(write, tenant.Keys, act.Verb, act.Subject);
                return done;
            },
            cancellationToken).ConfigureAwait(false);
        galleries.Forget(actor.Tenant, gone);
        foreach (var orphan in orphans)
        {
            await blobs.DeleteAsync(orphan, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
