using Bonafide.Sources.Registers.Files;

namespace Bonafide.Sources.Registers.Import;

/// <summary>A row that was checked: a record, which may have problems, or only the problem that kept it from being
/// read.</summary>
internal readonly record struct CheckedRow(long Line, IndexedRecord? Record, IReadOnlyList<RegisterProblem> Problems);

/// <summary>
/// Checks and indexes rows on every core, and gives them back in the order of the file. What is under way is bounded:
/// a few portions, each closed after a number of rows or of characters, whichever comes first.
/// </summary>
internal sealed class CheckedRows(RowChecker checker, RecordIndexing indexing)
{
    private const int MostRows = 512;
    private const int MostCharacters = 1 << 20;

    private static readonly int Portions = 2 * Environment.ProcessorCount;

    internal IEnumerable<CheckedRow> Of(IEnumerable<Row> rows)
    {
        var underWay = new Queue<Task<CheckedRow[]>>();
        foreach (var portion in Portioned(rows))
        {
            underWay.Enqueue(Task.Run(() => Array.ConvertAll(portion, Check)));
            if (underWay.Count >= Portions)
            {
                foreach (var row in underWay.Dequeue().GetAwaiter().GetResult())
                {
                    yield return row;
                }
            }
        }

        while (underWay.TryDequeue(out var last))
        {
            foreach (var row in last.GetAwaiter().GetResult())
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row[]> Portioned(IEnumerable<Row> rows)
    {
        var portion = new List<Row>();
        var characters = 0;
        foreach (var row in rows)
        {
            portion.Add(row);
            foreach (var (_, value) in row.Values ?? [])
            {
                characters += value.Length;
            }

            if (portion.Count >= MostRows || characters >= MostCharacters)
            {
                yield return [.. portion];
                portion.Clear();
                characters = 0;
            }
        }

        yield return [.. portion];
    }

    private CheckedRow Check(Row row)
    {
        if (row.Problem is { } broken)
        {
            return new(row.Line, null, [broken]);
        }

        var problems = new List<RegisterProblem>();
        var values = checker.Check(row, problems);
        return new(row.Line, indexing.Of(values), problems);
    }
}
