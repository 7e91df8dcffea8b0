namespace Bonafide.Batch.Csv;

/// <summary>A row of the input file: its 1-based number and its cells that are not empty, by column.</summary>
public sealed record InputRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);

    internal static InputRow From(int number, InputHeader header, IReadOnlyList<string> fields)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(fields.Count, header.Columns.Count); i++)
        {
            if (fields[i].Length > 0 && header.Columns[i] is { } column)
            {
                cells[column.Name] = CsvWriter.Restore(fields[i]);
            }
        }

        return new InputRow(number, cells);
    }
}
