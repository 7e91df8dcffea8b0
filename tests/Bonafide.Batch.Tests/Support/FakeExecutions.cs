using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Core;

namespace Bonafide.Batch.Tests.Support;

/// <summary>Executions that are made once per (batch, row) and processed some looks later.</summary>
internal sealed class FakeExecutions : IBatchExecutions
{
    private readonly Dictionary<ExecutionId, int> _looks = [];
    private readonly Dictionary<(Guid, int), ExecutionId> _bound = [];
    private readonly Dictionary<ExecutionId, BatchRow> _running = [];

    /// <summary>The customer references in the order in which executions were really made.</summary>
    public List<string> Made { get; } = [];

    /// <summary>The most executions of one account that ran at the same time.</summary>
    public int MostOfOneAccount { get; private set; }

    public Action<string> At { get; set; } = _ => { };

    public Func<BatchRow, RowStart?> Refuse { get; init; } = _ => null;

    public Func<BatchRow, RowProgress> EndsAs { get; init; } = _ => RowProgress.Processed;

    public int Busy { get; set; }

    public int MostRunning { get; private set; }

    /// <summary>How often running rows were asked after.</summary>
    public int Looks { get; private set; }

    public ValueTask<IReadOnlyList<RowStart>> StartAsync(BatchStart start, CancellationToken cancel)
    {
        if (Busy-- > 0)
        {
            throw new BatchBusyException("Later.");
        }

        At("before start");
        var outcomes = new List<RowStart>();
        foreach (var row in start.Rows)
        {
            outcomes.Add(Start(start.Batch, row));
            At("within start");
        }

        return new(outcomes);
    }

    public ValueTask<IReadOnlyDictionary<ExecutionId, RowProgress>> ProgressAsync(
        BatchSpan span, CancellationToken cancel)
    {
        At("before progress");
        Looks++;
        var answer = new Dictionary<ExecutionId, RowProgress>();
        foreach (var (id, row) in _running
            .Where(one => one.Value.Number >= span.First && one.Value.Number <= span.Last))
        {
            answer[id] = ++_looks[id] < 2 ? RowProgress.Running : EndsAs(row);
        }

        return new(answer);
    }

    private RowStart Start(Guid batch, BatchRow row)
    {
        if (Refuse(row) is { } refused)
        {
            return refused;
        }

        if (!_bound.TryGetValue((batch, row.Number), out var id))
        {
            id = new ExecutionId(new Guid(row.Number, 0, 0, new byte[8]));
            _bound[(batch, row.Number)] = id;
            Made.Add(row.Input[InputColumns.CustomerInternalReference]!);
            _looks[id] = 0;
            _running[id] = row;
            Watch();
        }

        return RowStart.Finalized(id, new AccountId(id.Value));
    }

    private void Watch()
    {
        var active = _running.Where(r => _looks[r.Key] < 2).ToArray();
        MostRunning = Math.Max(MostRunning, active.Length);
        MostOfOneAccount = Math.Max(MostOfOneAccount, active
            .GroupBy(r => r.Value.Input[InputColumns.AccountId]).Where(g => g.Key is not null)
            .Select(g => g.Count()).DefaultIfEmpty(0).Max());
    }
}
