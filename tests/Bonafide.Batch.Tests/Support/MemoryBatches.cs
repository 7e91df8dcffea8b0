using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Tests.Support;

/// <summary>Batches and their rows in memory, with the guards that a database gives.</summary>
internal sealed class MemoryBatches : IBatchJobs, IBatchRows
{
    private readonly Dictionary<(TenantId, Guid), BatchJob> _jobs = [];
    private readonly Dictionary<Guid, SortedDictionary<int, BatchRow>> _rows = [];
    private readonly Dictionary<(TenantId, Guid), ValidationReport> _reports = [];

    /// <summary>Called before each call, and after each write: where a test lets the server die.</summary>
    public Action<string> At { get; set; } = _ => { };

    public List<BatchState> States { get; } = [];

    public BatchJob Only => _jobs.Values.Single();

    public SortedDictionary<int, BatchRow> RowsOf(BatchJob job) =>
        _rows[job.Id];

    public ValueTask<bool> CreateAsync(BatchJob job, CancellationToken cancel) =>
        new(_jobs.TryAdd((job.Tenant, job.Folder), job));

    public ValueTask<BatchJob?> LeaseAsync(TimeSpan span, CancellationToken cancel)
    {
        var found = _jobs.Values.FirstOrDefault(j => !j.State.IsFinal());
        if (found is null)
        {
            return default;
        }

        var leased = found with { LeaseEpoch = found.LeaseEpoch + 1 };
        _jobs[(leased.Tenant, leased.Folder)] = leased;
        return new(leased);
    }

    public ValueTask<bool> RenewAsync(BatchJob job, TimeSpan span, CancellationToken cancel) => new(Holds(job));

    public ValueTask<bool> SaveAsync(BatchJob job, CancellationToken cancel) => Guarded(job, () =>
    {
        _jobs[(job.Tenant, job.Folder)] = job;
        States.Add(job.State);
    });

    public ValueTask<BatchJob?> FindAsync(TenantId tenant, Guid folder, CancellationToken cancel) =>
        new(_jobs.GetValueOrDefault((tenant, folder)));

    public ValueTask<IReadOnlyList<BatchJob>> ListAsync(
        TenantId tenant, Keyset before, int limit, CancellationToken cancel) =>
        new([.. _jobs.Values.Where(j => j.Tenant == tenant).Take(limit)]);

    public async ValueTask AddAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel)
    {
        At("before add");
        _rows.TryAdd(job.Id, []);
        foreach (var row in rows)
        {
            _rows[job.Id].TryAdd(row.Number, row);
        }

        At("after add");
        await Task.Yield();
    }

    public ValueTask<IReadOnlyList<BatchRow>> ReadAsync(
        BatchJob job, IReadOnlyList<RowState> states, int after, int limit, CancellationToken cancel) =>
        new([.. Of(job).Where(r => r.Number > after && states.Contains(r.State)).Take(limit)]);

    public ValueTask<bool> SaveAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel) =>
        Guarded(job, () =>
        {
            foreach (var row in rows)
            {
                _rows[job.Id][row.Number] = row;
            }
        });

    public ValueTask<RowCounts> CountAsync(BatchJob job, CancellationToken cancel)
    {
        int In(params RowState[] states) => Of(job).Count(r => states.Contains(r.State));
        return new(new RowCounts(
            In(RowState.Pending), In(RowState.Finalized),
            In(RowState.Processed), In(RowState.Failed)));
    }

    public ValueTask SaveReportAsync(TenantId tenant, Guid folder, ValidationReport report, CancellationToken cancel)
    {
        _reports[(tenant, folder)] = report;
        return default;
    }

    public ValueTask<ValidationReport?> ReadReportAsync(TenantId tenant, Guid folder, CancellationToken cancel) =>
        new(_reports.GetValueOrDefault((tenant, folder)));

    private IEnumerable<BatchRow> Of(BatchJob job) =>
        _rows.GetValueOrDefault(job.Id)?.Values ?? Enumerable.Empty<BatchRow>();

    private bool Holds(BatchJob job) => _jobs[(job.Tenant, job.Folder)].LeaseEpoch == job.LeaseEpoch;

    private ValueTask<bool> Guarded(BatchJob job, Action write)
    {
        At("before save");
        if (!Holds(job))
        {
            return new(false);
        }

        write();
        At("after save");
        return new(true);
    }
}
