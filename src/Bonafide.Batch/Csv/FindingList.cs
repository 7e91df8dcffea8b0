using Bonafide.Batch.Jobs;

namespace Bonafide.Batch.Csv;

/// <summary>Collects findings up to a limit and counts those beyond it.</summary>
internal sealed class FindingList(int limit)
{
    private readonly List<Finding> _kept = [];

    public int More { get; private set; }

    public IReadOnlyList<Finding> Kept => _kept;

    public void InvalidCsv(int? row, string? column, string code, string advice) =>
        Add(new Finding(row, column, code, BatchErrors.InvalidCsv, advice));

    public void Add(Finding finding)
    {
        if (_kept.Count < limit)
        {
            _kept.Add(finding);
        }
        else
        {
            More++;
        }
    }

    public ValidationReport Report(int rows) => new(rows, _kept, More);
}
