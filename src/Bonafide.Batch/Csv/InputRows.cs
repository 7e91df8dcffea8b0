namespace Bonafide.Batch.Csv;

/// <summary>Reads the rows of a file that <see cref="InputValidation"/> found valid.</summary>
internal static class InputRows
{
    public static IEnumerable<InputRow> Read(Stream stream, CsvLimits limits)
    {
        CsvEncoding.Detect(stream);
        var reader = new CsvReader(stream, limits.LineCharacters);
        if (reader.Read() is not { } first)
        {
            yield break;
        }

        var header = InputHeader.Read(first, new FindingList(limits.Findings));
        var number = 0;
        while (reader.Read() is { } record)
        {
            if (!record.IsBlank)
            {
                yield return InputRow.From(++number, header, record.Fields);
            }
        }
    }
}
