using Bonafide.Batch.Csv;

namespace Bonafide.Batch.Jobs;

/// <summary>The rows of a batch that were finalized and are not processed yet, by number.</summary>
internal sealed class RunningRows
{
    private const int PageRows = 1_000;
    private readonly SortedDictionary<int, BatchRow> _rows = [];
    private readonly Dictionary<string, int> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _rows.Count;

    public IReadOnlyCollection<BatchRow> Rows => _rows.Values;

    /// <summary>From the first to the last row that runs; only for a batch of which some do.</summary>
    public BatchSpan Span(BatchJob job) => new(job.Tenant, job.Id, _rows.Keys.First(), _rows.Keys.Last());

    public static async Task<RunningRows> LoadAsync(IBatchRows rows, BatchJob job, CancellationToken cancel)
    {
        var running = new RunningRows();
        var last = 0;
        while (true)
        {
            var page = await rows.ReadAsync(job, [RowState.Finalized], last, PageRows, cancel);
            foreach (var row in page)
            {
                running.Add(row);
                last = row.Number;
            }

            if (page.Count < PageRows)
            {
                return running;
            }
        }
    }

    /// <summary>Takes only rows that run; one that failed at its start is over.</summary>
    public void Add(BatchRow row)
    {
        if (row.State == RowState.Finalized && _rows.TryAdd(row.Number, row)
            && row.Input[InputColumns.AccountId] is { } account)
        {
            _accounts[account] = _accounts.GetValueOrDefault(account) + 1;
        }
    }

    public void Remove(BatchRow row)
    {
        if (_rows.Remove(row.Number) && row.Input[InputColumns.AccountId] is { } account && --_accounts[account] == 0)
        {
            _accounts.Remove(account);
        }
    }

    public bool Has(string account) => _accounts.ContainsKey(account);
}
