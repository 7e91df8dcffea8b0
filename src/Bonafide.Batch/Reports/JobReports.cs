using System.Globalization;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Contracts;

namespace Bonafide.Batch.Reports;

/// <summary>Writes what a tenant downloads about a batch.</summary>
public sealed class JobReports
{
    private const int PageRows = 1_000;
    private static readonly string[] ReportHeader =
        ["row", "column", "customerInternalReference", "error", "code", "detail"];
    private readonly IBatchRows _rows;
    private readonly TimeProvider _time;

    public JobReports(IBatchRows rows, TimeProvider time)
    {
        (_rows, _time) = (rows, time);
    }

    public async Task<BatchReply> ProgressAsync(BatchJob job, CancellationToken cancel)
    {
        var counts = await _rows.CountAsync(job, cancel);
        var done = counts.Succeeded + counts.Failed;
        var until = job.CompletedAt ?? _time.GetUtcNow();
        var seconds = job.StartedAt is { } started ? (until - started).TotalSeconds : 0;
        double? rate = done > 0 && seconds > 0 ? done / seconds : null;
        int? left = rate is { } perSecond && !job.State.IsFinal()
            ? (int)Math.Ceiling((job.Total - done) / perSecond)
            : null;
        return new BatchReply
        {
            RequestReference = job.Folder,
            Status = job.State.Wire(),
            CreatedAt = job.CreatedAt,
            CompletedAt = job.CompletedAt,
            Total = job.Total,
            Succeeded = counts.Succeeded,
            Failed = counts.Failed,
            Running = counts.Running,
            RowsPerSecond = rate,
            SecondsLeft = left,
            Error = job.Error,
        };
    }

    public async Task<BatchReportReply> ReportAsync(BatchJob job, CancellationToken cancel)
    {
        var counts = await _rows.CountAsync(job, cancel);
        var findings = await _rows.ReadReportAsync(job.Tenant, job.Folder, cancel);
        var errors = new List<BatchErrorReply>((findings?.Findings ?? []).Select(FromFinding));
        if (job.State == BatchState.Error && errors.Count == 0)
        {
            errors.Add(new BatchErrorReply { Error = job.Error!, Detail = "An unexpected error; contact support." });
        }

        await foreach (var row in FailedAsync(job, cancel))
        {
            errors.Add(FromRow(row));
        }

        return new BatchReportReply
        {
            RequestReference = job.Folder,
            Status = job.State.Wire(),
            CreatedAt = job.CreatedAt,
            CompletedAt = job.CompletedAt,
            Total = job.Total,
            Succeeded = counts.Succeeded,
            Failed = counts.Failed,
            Errors = errors,
            MoreErrors = findings?.MoreFindings is > 0 and var more ? more : null,
        };
    }

    public static void WriteCsv(BatchReportReply report, TextWriter output)
    {
        var writer = new CsvWriter(output);
        writer.Write(ReportHeader);
        foreach (var error in report.Errors)
        {
            writer.Write(
            [
                error.Row?.ToString(CultureInfo.InvariantCulture) ?? "", error.Column ?? "",
                error.CustomerInternalReference ?? "", error.Error, error.Code ?? "", error.Detail ?? "",
            ]);
        }
    }

    /// <summary>The failed rows as an input.csv that can be uploaded as it is, in a new batch.</summary>
    public async Task WriteFailedRowsAsync(BatchJob job, TextWriter output, CancellationToken cancel)
    {
        var writer = new CsvWriter(output);
        var columns = await ColumnsAsync(job, cancel);
        writer.Write(columns);
        await foreach (var row in FailedAsync(job, cancel))
        {
            writer.Write(columns.Select(column => row.Input[column] ?? ""));
        }
    }

    /// <summary>The seed's header with one row that every field of it explains.</summary>
    public static void WriteSample(TextWriter output)
    {
        var writer = new CsvWriter(output);
        writer.Write(InputColumns.Sample);
        writer.Write(InputColumns.Sample.Select(column => column switch
        {
            InputColumns.WorkflowDefinitionKey => "10011",
            InputColumns.CustomerInternalReference => "reference 1",
            InputColumns.UserReference => "user 1",
            InputColumns.FrontImage => "images/front.jpg",
            InputColumns.BackImage => "images/back.jpg",
            InputColumns.FaceImage => "images/face.jpg",
            _ => "",
        }));
    }

    internal static BatchValidationReply Validation(ValidationReport report) => new()
    {
        Valid = report.IsValid,
        Rows = report.Rows,
        Errors = [.. report.Findings.Select(FromFinding)],
        MoreErrors = report.MoreFindings > 0 ? report.MoreFindings : null,
    };

    private static BatchErrorReply FromFinding(Finding finding) => new()
    {
        Row = finding.Row, Column = finding.Column, Error = finding.Error, Code = finding.Code, Detail = finding.Advice,
    };

    private static BatchErrorReply FromRow(BatchRow row) => new()
    {
        Row = row.Number,
        CustomerInternalReference = row.Input[InputColumns.CustomerInternalReference],
        Error = row.Error!,
        Detail = row.Detail,
    };

    /// <summary>The sample's columns, and behind them whatever else a failed row fills.</summary>
    private async Task<IReadOnlyList<string>> ColumnsAsync(BatchJob job, CancellationToken cancel)
    {
        var used = new HashSet<string>(InputColumns.Required, StringComparer.Ordinal);
        await foreach (var row in FailedAsync(job, cancel))
        {
            used.UnionWith(row.Input.Cells.Keys);
        }

        return
        [
            .. InputColumns.Sample.Where(used.Contains),
            .. used.Except(InputColumns.Sample).Order(StringComparer.Ordinal),
        ];
    }

    private async IAsyncEnumerable<BatchRow> FailedAsync(
        BatchJob job, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var last = 0;
        while (true)
        {
            var page = await _rows.ReadAsync(job, [RowState.Failed], last, PageRows, cancel);
            foreach (var row in page)
            {
                yield return row;
                last = row.Number;
            }

            if (page.Count < PageRows)
            {
                yield break;
            }
        }
    }
}
