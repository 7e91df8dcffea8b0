using Bonafide.Batch.Csv;

namespace Bonafide.Batch.Jobs;

/// <summary>Chooses the rows that may start together.</summary>
internal static class RowChunk
{
    /// <summary>
    /// The longest beginning of the waiting rows that fits the room and in which no account comes twice or is still
    /// running: never a row before an earlier one.
    /// </summary>
    public static IReadOnlyList<BatchRow> Take(IReadOnlyList<BatchRow> waiting, RunningRows running, int room)
    {
        var chunk = new List<BatchRow>();
        var accounts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in waiting)
        {
            var account = row.Input[InputColumns.AccountId];
            var blocked = account is not null && (running.Has(account) || !accounts.Add(account));
            if (blocked || chunk.Count >= room)
            {
                break;
            }

            chunk.Add(row);
        }

        return chunk;
    }
}
