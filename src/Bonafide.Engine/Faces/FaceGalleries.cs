using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Faces;

/// <summary>
/// The galleries of the tenants that search, filled from the database and kept up with it. Rows are the truth: a
/// gallery that is lost is read again, and whatever it finds is looked up before it counts.
/// </summary>
public sealed class FaceGalleries(Database database, KeyRing keys, int perRead = FaceGalleries.PerRead)
    : IDisposable
{
    /// <summary>Rows of one read: about 40 ms of unsealing.</summary>
    private const int PerRead = 4_096;

    private readonly ConcurrentDictionary<(TenantId Tenant, string Pack), Held> _held = new();

    public void Dispose()
    {
        foreach (var held in _held.Values)
        {
            held.Dispose();
        }
    }

    /// <summary>Reads on in the feed of templates.</summary>
    /// <returns>False when there is more to read: the gallery is behind.</returns>
    public async Task<bool> AdvanceAsync(TenantId tenant, string pack, CancellationToken cancellationToken)
    {
        var held = _held.GetOrAdd((tenant, pack), _ => new());
        await held.Changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var tenantKeys = await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
            var rows = await database.ReadAsync(
                tenant, session => FaceTemplateRows.After(tenant, session, held.Read, perRead), cancellationToken)
                .ConfigureAwait(false);
            var opened = rows.FindAll(row => row.Template.Pack == pack)
                .ConvertAll(row => (row.Template.Id, Code: FaceCodes.Of(FaceTemplates.Open(tenantKeys, row))));
            held.Change(gallery => opened.ForEach(one => gallery.Add(one.Id, one.Code)));
            if (rows.Count > 0)
            {
                held.Read = new(rows[^1].Template.CreatedAt, rows[^1].Template.Id);
            }

            return rows.Count < perRead;
        }
        finally
        {
            held.Changing.Release();
        }
    }

    /// <summary>
    /// Begins a gallery anew: templates came in behind the place that it had read to, after a clock went backwards.
    /// </summary>
    public async Task RestartAsync(TenantId tenant, string pack, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue((tenant, pack), out var held))
        {
            await held.Changing.WaitAsync(cancellationToken).ConfigureAwait(false);
            held.Restart();
            held.Changing.Release();
        }
    }

    /// <summary>Whether all these templates are in memory.</summary>
    public bool Holds(TenantId tenant, string pack, IEnumerable<Guid> templates) =>
        _held.TryGetValue((tenant, pack), out var held) && held.Look(gallery => templates.All(gallery.Contains));

    /// <summary>Faces in memory.</summary>
    public int Count(TenantId tenant, string pack) =>
        _held.TryGetValue((tenant, pack), out var held) ? held.Look(gallery => gallery.Count) : 0;

    /// <summary>The nearest templates by their codes.</summary>
    public IReadOnlyList<Guid> Nearest(
        TenantId tenant, string pack, IReadOnlyList<float> descriptor, double distance, int most) =>
        _held.TryGetValue((tenant, pack), out var held)
            ? held.Look(gallery => gallery.Nearest(
                FaceCodes.Of(descriptor), (float)distance + FaceCodes.Margin, most))
            : [];

    /// <summary>Forgets templates whose rows are gone; called after the commit that removed them.</summary>
    public void Forget(TenantId tenant, IEnumerable<Guid> templates)
    {
        var gone = templates.ToHashSet();
        foreach (var ((owner, _), held) in _held)
        {
            if (owner == tenant && gone.Count > 0)
            {
                held.Change(gallery => gallery.Remove(gone));
            }
        }
    }

    /// <summary>
    /// Forgets what other processes or a retention sweep removed: a gallery larger than its rows is compared with
    /// them. One that is smaller has missed some and is read anew.
    /// </summary>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        foreach (var ((tenant, pack), held) in _held)
        {
            await held.Changing.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var stored = await database.ReadAsync(
                    tenant, session => FaceTemplateRows.Count(tenant, session, pack, held.Read), cancellationToken)
                    .ConfigureAwait(false);
                var count = held.Look(gallery => gallery.Count);
                if (count < stored)
                {
                    held.Restart();
                }
                else if (count > stored)
                {
                    var ids = await database.ReadAsync(
                        tenant, session => FaceTemplateRows.Ids(tenant, session, pack), cancellationToken)
                        .ConfigureAwait(false);
                    held.Change(gallery => gallery.Remove(gallery.Without(ids.ToHashSet())));
                }

                held.Compact();
            }
            finally
            {
                held.Changing.Release();
            }
        }
    }

    /// <summary>A gallery with its place in the feed; many may look at once, and one may change it.</summary>
    private sealed class Held : IDisposable
    {
        private readonly ReaderWriterLockSlim _lock = new();
        private FaceGallery _gallery = new();

        /// <summary>Only one task reads the feed.</summary>
        public SemaphoreSlim Changing { get; } = new(1);

        public Keyset Read { get; set; } = Keyset.Oldest;

        public void Dispose()
        {
            _lock.Dispose();
            Changing.Dispose();
        }

        public T Look<T>(Func<FaceGallery, T> look)
        {
            _lock.EnterReadLock();
            try
            {
                return look(_gallery);
            }
            finally
            {
                _lock.ExitReadLock();
            }
        }

        public void Restart()
        {
            Change(_ => _gallery = new());
            Read = Keyset.Oldest;
        }

        /// <summary>Closes up the empty places once they are more than the faces.</summary>
        public void Compact()
        {
            if (Look(gallery => gallery.Removed > gallery.Count))
            {
                Change(gallery => _gallery = gallery.Compacted());
            }
        }

        public void Change(Action<FaceGallery> change)
        {
            _lock.EnterWriteLock();
            try
            {
                change(_gallery);
            }
            finally
            {
                _lock.ExitWriteLock();
            }
        }
    }
}
