namespace Bonafide.Batch.Csv;

/// <summary>One thing that is wrong with the files of a batch.</summary>
/// <param name="Row">The 1-based row below the header; null where it is about the file.</param>
/// <param name="Column">The column, where there is one.</param>
/// <param name="Code">A stable code of <see cref="FindingCodes"/>.</param>
/// <param name="Error">The seed's file error: INPUT_FILE_NOT_FOUND, INVALID_CSV or INVALID_FILE_SIZE.</param>
/// <param name="Advice">What to do. Never holds the cell's content, which may be personal.</param>
public sealed record Finding(int? Row, string? Column, string Code, string Error, string Advice);

/// <summary>What checking the files of a batch came to.</summary>
/// <param name="Rows">Rows below the header, blank lines not counted.</param>
/// <param name="Findings">In the order of the file.</param>
/// <param name="MoreFindings">How many were beyond the limit and are not listed.</param>
public sealed record ValidationReport(int Rows, IReadOnlyList<Finding> Findings, int MoreFindings)
{
    public bool IsValid => Findings.Count == 0;

    /// <summary>The error that the whole job bears: that of its first finding.</summary>
    public string? Error => Findings.Count == 0 ? null : Findings[0].Error;
}

/// <summary>Codes of findings, stable for programs that read reports.</summary>
public static class FindingCodes
{
    public const string InputMissing = "INPUT_MISSING";
    public const string InputMisnamed = "INPUT_MISNAMED";
    public const string InputTooLarge = "INPUT_TOO_LARGE";
    public const string InputEmpty = "INPUT_EMPTY";
    public const string NotUtf8 = "NOT_UTF8";
    public const string Utf16 = "UTF16";
    public const string Workbook = "WORKBOOK";
    public const string WrongSeparator = "WRONG_SEPARATOR";
    public const string MissingColumn = "MISSING_COLUMN";
    public const string UnknownColumn = "UNKNOWN_COLUMN";
    public const string DuplicateColumn = "DUPLICATE_COLUMN";
    public const string NoRows = "NO_ROWS";
    public const string TooManyRows = "TOO_MANY_ROWS";
    public const string TooManyFields = "TOO_MANY_FIELDS";
    public const string QuoteLeftOpen = "QUOTE_LEFT_OPEN";
    public const string TextAfterQuote = "TEXT_AFTER_QUOTE";
    public const string QuoteInside = "QUOTE_INSIDE";
    public const string CurlyQuotes = "CURLY_QUOTES";
    public const string LineTooLong = "LINE_TOO_LONG";
    public const string ControlCharacter = "CONTROL_CHARACTER";
    public const string TooLong = "TOO_LONG";
    public const string Required = "REQUIRED";
    public const string ForbiddenCharacter = "FORBIDDEN_CHARACTER";
    public const string NotANumber = "NOT_A_NUMBER";
    public const string NotAUuid = "NOT_A_UUID";
    public const string FileMissing = "FILE_MISSING";
    public const string FileOutside = "FILE_OUTSIDE";
    public const string FileEmpty = "FILE_EMPTY";
    public const string FileTooLarge = "FILE_TOO_LARGE";
    public const string ArchiveUnreadable = "ARCHIVE_UNREADABLE";
    public const string ArchiveTooLarge = "ARCHIVE_TOO_LARGE";
    public const string ArchiveName = "ARCHIVE_NAME";
}
