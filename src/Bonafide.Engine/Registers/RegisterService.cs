using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Files;
using Bonafide.Sources.Registers.Import;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Registers;

/// <summary>A register with its versions on this disk, newest first.</summary>
public sealed record RegisterListing(RegisterRow Row, IReadOnlyList<RegisterManifest> Versions);

/// <summary>
/// Imports, lists, swaps and removes a tenant's registers. The version that was replaced last stays on disk, so that a
/// bad import can be taken back; older ones are removed.
/// </summary>
public sealed class RegisterService(StoredRegisters registers, RegisterStore store, RegisterImporter importer)
{
    /// <summary>Reads a whole file; only when nothing is wrong with it, it answers from the next question on.</summary>
    public async Task<RegisterImportResult> ImportAsync(
        Actor actor, RegisterImport import, Stream file, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var key = await registers.KeyAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var result = importer.Import(actor.Tenant, key, import, file);
        if (result.Imported is { } manifest)
        {
            var before = await registers.PutAsync(actor, manifest, "register.import", cancellationToken)
                .ConfigureAwait(false);
            Guid[] kept = before is null ? [manifest.Version] : [manifest.Version, before.Version];
            store.Keep(actor.Tenant, manifest.Name, kept, manifest.ImportedAt);
        }

        return result;
    }

    public async Task<IReadOnlyList<RegisterListing>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var rows = await registers.AllAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new RegisterListing(row, store.Versions(actor.Tenant, row.Name)))];
    }

    /// <summary>Puts another version that is on this disk in force.</summary>
    /// <param name="version">Null: the newest that is not in force.</param>
    public async Task<RegisterManifest> ActivateAsync(
        Actor actor, string name, Guid? version, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var row = await FindAsync(actor, name, cancellationToken).ConfigureAwait(false);
        var chosen = store.Versions(actor.Tenant, name).FirstOrDefault(
            manifest => version is { } wanted ? manifest.Version == wanted : manifest.Version != row.Version)
            ?? throw new RequestProblemException(
                ProblemKind.NotFound, "The register has no such version on this disk.");

        // Opening checks that the version is whole and sealed under this tenant's key.
        var key = await registers.KeyAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        store.Open(actor.Tenant, name, chosen.Version, key).Dispose();
        await registers.PutAsync(actor, chosen, "register.activate", cancellationToken).ConfigureAwait(false);
        return chosen;
    }

    /// <summary>Takes a register out of force and removes its files.</summary>
    public async Task RemoveAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var row = await FindAsync(actor, name, cancellationToken).ConfigureAwait(false);
        await registers.RemoveAsync(actor, row, cancellationToken).ConfigureAwait(false);
        store.Remove(actor.Tenant, name);
    }

    private async Task<RegisterRow> FindAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        await registers.FindAsync(actor.Tenant, name, cancellationToken).ConfigureAwait(false)
        ?? throw new RequestProblemException(ProblemKind.NotFound, "There is no register of this name.");
}
