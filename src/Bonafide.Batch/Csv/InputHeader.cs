namespace Bonafide.Batch.Csv;

/// <summary>The header of an input file: which known column stands where.</summary>
internal sealed class InputHeader
{
    private InputHeader(IReadOnlyList<InputColumn?> columns) => Columns = columns;

    /// <summary>By position; null where the name is unknown.</summary>
    public IReadOnlyList<InputColumn?> Columns { get; }

    public static InputHeader Read(CsvRecord record, FindingList findings)
    {
        if (record.Fields.Count == 1 && record.Fields[0].AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            findings.InvalidCsv(null, null, FindingCodes.WrongSeparator,
                "Separate the columns with commas; a spreadsheet wrote semicolons or tabs.");
            return new InputHeader([]);
        }

        var columns = new List<InputColumn?>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in record.Fields)
        {
            var name = field.Trim();
            columns.Add(InputColumns.Known.GetValueOrDefault(name));
            if (columns[^1] is null)
            {
                findings.InvalidCsv(null, Shorten(name), FindingCodes.UnknownColumn, AdviceFor(name));
            }
            else if (!seen.Add(name))
            {
                findings.InvalidCsv(null, name, FindingCodes.DuplicateColumn, "Keep one column of this name.");
            }
        }

        foreach (var name in InputColumns.Required.Where(name => !seen.Contains(name)))
        {
            findings.InvalidCsv(null, name, FindingCodes.MissingColumn, "Add this column to the header.");
        }

        return new InputHeader(columns);
    }

    private static string AdviceFor(string name)
    {
        if (name.Length == 0)
        {
            return "Remove the comma at the end of the header, or name the column.";
        }

        var near = InputColumns.Known.Keys.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
        return near is null ? "Remove this column; it is not known." : $"Write the column as {near}.";
    }

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100];
}
