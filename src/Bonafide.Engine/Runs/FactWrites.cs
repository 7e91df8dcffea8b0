using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Stores the facts of one gatherer with what follows from them: templates of faces, and sightings.</summary>
internal sealed class FactWrites(
    IEnumerable<ISightedFact> sighted, SightingNotes notes, IIds ids, TimeProvider time)
{
    private readonly ILookup<string, ISightedFact> _sighted =
        sighted.ToLookup(one => one.Kind, StringComparer.Ordinal);

    /// <param name="found">The new facts.</param>
    /// <param name="all">These and all before.</param>
    public async Task StoreAsync(
        LoadedExecution loaded,
        IReadOnlyList<Fact> found,
        FactSet all,
        RunLease lease,
        CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return;
        }

        var rows = StoredFacts.Seal(loaded, found, time.GetUtcNow());
        var faces = FaceTemplates.Seal(loaded, found, ids, time.GetUtcNow());
        var seen = await notes.OfAsync(
            loaded.Tenant,
            found.Select(fact => fact.Kind).Distinct(StringComparer.Ordinal)
                .SelectMany(kind => _sighted[kind])
                .SelectMany(one => one.Elements(loaded.View, all))
                .Select(element => element.Key),
            cancellationToken).ConfigureAwait(false);
        await lease.CommitAsync(
            write =>
            {
                StoredFacts.Insert(lease.Tenant, write, rows);
                FaceTemplateRows.Append(lease.Tenant, write, faces);
                foreach (var note in seen)
                {
                    note.Insert(write, lease.Tenant, loaded.Row, loaded.View.StartedAt);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
