namespace Bonafide.Batch.Csv;

/// <summary>One record of a CSV (RFC 4180 §2), or what stopped it from being one.</summary>
/// <param name="Line">The 1-based line of the file on which the record starts.</param>
/// <param name="Fields">Its fields without their quotes; those before the defect when there is one.</param>
/// <param name="Defect">What is wrong with the record's form.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, CsvDefect Defect = CsvDefect.None)
{
    /// <summary>An empty line, which spreadsheets like to leave at the end.</summary>
    public bool IsBlank => Defect == CsvDefect.None && Fields.Count == 1 && Fields[0].Length == 0;
}

internal enum CsvDefect
{
    None,

    /// <summary>A quoted field that never ends.</summary>
    QuoteLeftOpen,

    /// <summary>Text between a closing quote and the next comma.</summary>
    TextAfterQuote,

    /// <summary>A quote inside a field that does not begin with one.</summary>
    QuoteInside,

    LineTooLong,

    /// <summary>A NUL character, which no text holds.</summary>
    Nul,
}
