namespace Bonafide.Sources.Registers.Import;

/// <summary>Something wrong with a file. Never carries the value, which may be personal.</summary>
/// <param name="Row">1-based line of the record's beginning; 0 for the file as a whole.</param>
/// <param name="Column">The field's name, or null for the whole row.</param>
/// <param name="Code">A stable word: unknownColumn, required, date, tooLong, duplicateKey …</param>
/// <param name="Message">What would be right.</param>
public sealed record RegisterProblem(long Row, string? Column, string Code, string Message);

/// <summary>What an import found and did.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Problems">Everything found wrong, up to the limit, in the order of the file.</param>
/// <param name="Imported">The new version; null after a dry run or when there were problems.</param>
public sealed record RegisterImportResult(
    int Records, IReadOnlyList<RegisterProblem> Problems, Files.RegisterManifest? Imported);
