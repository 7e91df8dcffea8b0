using System.Collections.Concurrent;
using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Tests.Support;

internal sealed class MemoryHomeRows : IHomeRows
{
    private readonly ConcurrentDictionary<(TenantId, string), HomeRow> _rows = new();

    public bool Fails { get; set; }

    public ValueTask<IReadOnlyList<HomeRow>> LoadAsync(TenantId tenant, CancellationToken cancel) =>
        new([.. _rows.Where(r => r.Key.Item1 == tenant).Select(r => r.Value)]);

    public ValueTask SaveAsync(TenantId tenant, IReadOnlyList<HomeChange> changes, CancellationToken cancel)
    {
        if (Fails)
        {
            throw new IOException("The rows cannot be written.");
        }

        foreach (var change in changes)
        {
            Apply(tenant, change);
        }

        return default;
    }

    private void Apply(TenantId tenant, HomeChange change)
    {
        if (change.Row is { } row)
        {
            _rows[(tenant, change.Path)] = row;
            return;
        }

        _rows.TryRemove((tenant, change.Path), out _);
    }
}
