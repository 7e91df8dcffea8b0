using System.Buffers;
using Bonafide.Batch.Jobs;

namespace Bonafide.Batch.Csv;

/// <summary>Checks one row cell by cell and reports each thing that is wrong with it.</summary>
internal sealed class InputCells(InputHeader header, InputFiles files, CsvLimits limits, FindingList findings)
{
    /// <summary>Contract 01 §7: the characters that references must not hold.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"/;`%{}|");

    private static readonly SearchValues<char> Curly = SearchValues.Create("\u201C\u201D\u201E\u201F");

    public void Check(int row, IReadOnlyList<string> fields)
    {
        if (fields.Count > header.Columns.Count)
        {
            findings.InvalidCsv(row, null, FindingCodes.TooManyFields,
                "This row has more fields than the header; put fields that hold a comma in double quotes.");
        }

        for (var i = 0; i < header.Columns.Count; i++)
        {
            if (header.Columns[i] is { } column)
            {
                CheckCell(row, column, i < fields.Count ? CsvWriter.Restore(fields[i]) : "");
            }
        }
    }

    private void CheckCell(int row, InputColumn column, string cell)
    {
        if (cell.Length == 0)
        {
            if (column.Kind == InputColumnKind.RequiredReference)
            {
                findings.InvalidCsv(row, column.Name, FindingCodes.Required, "Give a reference for this row.");
            }

            return;
        }

        if (cell.Length > column.Longest)
        {
            findings.InvalidCsv(row, column.Name, FindingCodes.TooLong, $"At most {column.Longest} characters.");
            return;
        }

        if (Curly.Contains(cell[0]) || Curly.Contains(cell[^1]))
        {
            findings.InvalidCsv(row, column.Name, FindingCodes.CurlyQuotes,
                "Use straight double quotes around fields.");
        }

        if (cell.AsSpan().IndexOfAnyInRange('\u0000', '\u001F') >= 0)
        {
            findings.InvalidCsv(row, column.Name, FindingCodes.ControlCharacter,
                "Remove line breaks, tabs and other control characters.");
        }

        CheckKind(row, column, cell);
    }

    private void CheckKind(int row, InputColumn column, string cell)
    {
        switch (column.Kind)
        {
            case InputColumnKind.WorkflowKey when cell.AsSpan().ContainsAnyExceptInRange('0', '9'):
                findings.InvalidCsv(row, column.Name, FindingCodes.NotANumber,
                    "Give the key in digits, such as 10015; a spreadsheet may have reformatted it.");
                break;
            case InputColumnKind.Reference or InputColumnKind.RequiredReference
                when cell.AsSpan().ContainsAny(Forbidden):
                findings.InvalidCsv(row, column.Name, FindingCodes.ForbiddenCharacter,
                    "Must not contain any of < > \" / ; ` % { } |.");
                break;
            case InputColumnKind.Uuid when !Guid.TryParseExact(cell, "D", out _):
                findings.InvalidCsv(row, column.Name, FindingCodes.NotAUuid, "Give a UUID, or leave it empty.");
                break;
            case InputColumnKind.File:
                CheckFile(row, column.Name, cell);
                break;
        }
    }

    private void CheckFile(int row, string column, string cell)
    {
        if (InputFiles.Normalise(cell) is not { } path)
        {
            findings.Add(new Finding(row, column, FindingCodes.FileOutside, BatchErrors.InputFileNotFound,
                "Give the path relative to input.csv, with / between folders, inside the batch's folder."));
        }
        else if (files.Find(path) is not { } file)
        {
            findings.Add(new Finding(row, column, FindingCodes.FileMissing, BatchErrors.InputFileNotFound,
                files.FindNear(path) is null
                    ? "Upload this file into the batch's folder before DONE."
                    : "A file of this name exists with other upper and lower case; make both the same."));
        }
        else if (file.Size == 0)
        {
            findings.Add(new Finding(row, column, FindingCodes.FileEmpty, BatchErrors.InvalidFileSize,
                "The file is empty; upload it again."));
        }
        else if (file.Size > limits.ImageBytes)
        {
            findings.Add(new Finding(row, column, FindingCodes.FileTooLarge, BatchErrors.InvalidFileSize,
                $"At most {limits.ImageBytes / (1024 * 1024)} MB a file."));
        }
    }
}
