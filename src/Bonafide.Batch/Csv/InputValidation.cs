using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;

namespace Bonafide.Batch.Csv;

/// <summary>
/// Checks the files of a batch before anything runs, and reports everything that is wrong. Memory is one line and the
/// findings; a file beyond its size limit is not opened.
/// </summary>
internal sealed class InputValidation(CsvLimits limits)
{
    public const string FileName = "input.csv";

    /// <param name="files">Every file of the batch, archives expanded.</param>
    /// <param name="open">Opens a file's bytes, seekable.</param>
    public ValidationReport Run(IReadOnlyList<UploadedFile> files, Func<UploadedFile, Stream> open)
    {
        var findings = new FindingList(limits.Findings);
        var input = files.FirstOrDefault(f => f.Path == FileName);
        if (input is null)
        {
            ReportMissing(files, findings);
            return findings.Report(0);
        }

        if (input.Size > limits.FileBytes)
        {
            findings.Add(new Finding(null, null, FindingCodes.InputTooLarge, BatchErrors.InvalidFileSize,
                $"input.csv may have at most {limits.FileBytes / (1024 * 1024)} MB; split it into several batches."));
            return findings.Report(0);
        }

        using var stream = open(input);
        return findings.Report(ReadAll(stream, new InputFiles(files), findings));
    }

    private int ReadAll(Stream stream, InputFiles files, FindingList findings)
    {
        var encoding = CsvEncoding.Detect(stream);
        if (encoding != CsvEncodingKind.Utf8)
        {
            ReportEncoding(encoding, findings);
            return 0;
        }

        var rows = 0;
        try
        {
            var reader = new CsvReader(stream, limits.LineCharacters);
            if (ReadHeader(reader, findings) is { } header)
            {
                ReadRows(reader, new InputCells(header, files, limits, findings), findings, ref rows);
            }
        }
        catch (DecoderFallbackException)
        {
            findings.InvalidCsv(rows + 1, null, FindingCodes.NotUtf8,
                "Save the file as UTF-8; some bytes around this row are not.");
        }

        return rows;
    }

    private static InputHeader? ReadHeader(CsvReader reader, FindingList findings)
    {
        var record = reader.Read();
        if (record is null || record.IsBlank)
        {
            findings.InvalidCsv(null, null, FindingCodes.InputEmpty, "The first line must be the header.");
            return null;
        }

        if (record.Defect != CsvDefect.None)
        {
            ReportDefect(null, record.Defect, findings);
            return null;
        }

        var header = InputHeader.Read(record, findings);
        return header.Columns.Any(c => c is not null) ? header : null;
    }

    private void ReadRows(
        CsvReader reader, InputCells cells, FindingList findings, ref int rows)
    {
        while (reader.Read() is { } record)
        {
            if (record.IsBlank)
            {
                continue;
            }

            rows++;
            if (rows > limits.Rows)
            {
                continue;
            }

            if (record.Defect == CsvDefect.None)
            {
                cells.Check(rows, record.Fields);
            }
            else
            {
                ReportDefect(rows, record.Defect, findings);
            }
        }

        if (rows == 0)
        {
            findings.InvalidCsv(null, null, FindingCodes.NoRows, "Add a row for each transaction below the header.");
        }
        else if (rows > limits.Rows)
        {
            findings.InvalidCsv(null, null, FindingCodes.TooManyRows,
                $"At most {limits.Rows} rows a file; this one has {rows}. Split it into several batches.");
        }
    }

    private static void ReportMissing(IReadOnlyList<UploadedFile> files, FindingList findings)
    {
        var other = files.Any(f => f.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase));
        findings.Add(new Finding(null, null, other ? FindingCodes.InputMisnamed : FindingCodes.InputMissing,
            BatchErrors.InputFileNotFound,
            other
                ? "There is a CSV under another name or in a subfolder; it must be named input.csv, beside DONE."
                : "Upload input.csv into the batch's folder before DONE."));
    }

    private static void ReportEncoding(CsvEncodingKind encoding, FindingList findings)
    {
        var (code, advice) = encoding == CsvEncodingKind.Utf16
            ? (FindingCodes.Utf16, "The file is UTF-16; save it as CSV UTF-8 (comma delimited).")
            : (FindingCodes.Workbook, "The file is a workbook; save it as CSV UTF-8 (comma delimited).");
        findings.InvalidCsv(null, null, code, advice);
    }

    private static void ReportDefect(int? row, CsvDefect defect, FindingList findings)
    {
        var (code, advice) = defect switch
        {
            CsvDefect.QuoteLeftOpen => (FindingCodes.QuoteLeftOpen, "Close the double quote that begins a field here."),
            CsvDefect.TextAfterQuote => (FindingCodes.TextAfterQuote,
                "Put nothing between a closing quote and the comma; write a quote inside a field twice."),
            CsvDefect.QuoteInside => (FindingCodes.QuoteInside,
                "Put the whole field in double quotes and write the quote inside it twice."),
            CsvDefect.LineTooLong => (FindingCodes.LineTooLong,
                "The line is too long; a quote may have been left open before."),
            _ => (FindingCodes.ControlCharacter, "Remove the NUL character."),
        };
        findings.InvalidCsv(row, null, code, advice);
    }
}
