namespace Bonafide.Batch.Csv;

/// <summary>
/// Writes RFC 4180 that is also safe to open in a spreadsheet: a cell that one would run as a formula gets an
/// apostrophe in front. <see cref="Restore"/> takes it off again, so that what we write can be uploaded as it is.
/// </summary>
internal sealed class CsvWriter(TextWriter output)
{
    private static readonly System.Buffers.SearchValues<char> Quoted =
        System.Buffers.SearchValues.Create("\",\r\n");

    public void Write(IEnumerable<string> fields)
    {
        var first = true;
        foreach (var field in fields)
        {
            if (!first)
            {
                output.Write(',');
            }

            WriteField(Neutralise(field));
            first = false;
        }

        output.Write("\r\n");
    }

    /// <summary>OWASP, "CSV Injection": cells that begin with = + - @, a tab or a carriage return.</summary>
    public static string Neutralise(string field) => LooksLikeFormula(field) ? "'" + field : field;

    public static string Restore(string field) =>
        field.Length > 1 && field[0] == '\'' && LooksLikeFormula(field[1..]) ? field[1..] : field;

    private static bool LooksLikeFormula(string field) =>
        field.Length > 0 && (field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
            || (field[0] == '\'' && field.Length > 1 && LooksLikeFormula(field[1..])));

    private void WriteField(string field)
    {
        if (field.AsSpan().ContainsAny(Quoted) || field is [' ', ..] or [.., ' '])
        {
            output.Write('"');
            output.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
            output.Write('"');
        }
        else
        {
            output.Write(field);
        }
    }
}
