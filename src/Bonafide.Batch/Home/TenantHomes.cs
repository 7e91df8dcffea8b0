using System.Collections.Concurrent;
using Bonafide.Batch.Sftp;
using Bonafide.Core;

namespace Bonafide.Batch.Home;

/// <summary>The homes of this node, each loaded from its rows when its tenant first connects.</summary>
internal sealed class TenantHomes(HomeServices services, SftpLimits limits) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TenantId, Lazy<Task<Loaded>>> _homes = new();

    public async Task<TenantHome> GetAsync(TenantId tenant)
    {
        var lazy = _homes.GetOrAdd(tenant, t => new Lazy<Task<Loaded>>(() => LoadAsync(t)));
        try
        {
            return (await lazy.Value).Home;
        }
        catch
        {
            // A load that failed is tried again by the next session instead of failing until a restart.
            _homes.TryRemove(new KeyValuePair<TenantId, Lazy<Task<Loaded>>>(tenant, lazy));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lazy in _homes.Values.Where(l => l.IsValueCreated && l.Value.IsCompletedSuccessfully))
        {
            await (await lazy.Value).Journal.DisposeAsync();
        }
    }

    private async Task<Loaded> LoadAsync(TenantId tenant)
    {
        var rows = await services.Rows.LoadAsync(tenant, CancellationToken.None);
        var journal = new HomeJournal(tenant, services.Rows, services.Time);
        return new Loaded(new TenantHome(tenant, HomeTree.From(rows), journal, services, limits), journal);
    }

    private sealed record Loaded(TenantHome Home, HomeJournal Journal);
}
