using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>
/// Takes one leased batch from wherever its rows say it is to its end. Every step is saved before the next begins and
/// repeats harmlessly, so a kill at any point loses no row and runs none twice. Stops by
/// <see cref="LeaseLostException"/> when another node has taken over.
/// </summary>
internal sealed class BatchRunner(
    IBatchJobs jobs, IBatchRows rows, BatchValidation validation, RowStarter starter, TimeProvider time)
{
    public async Task<BatchJob> RunAsync(BatchJob job, CancellationToken cancel)
    {
        while (!job.State.IsFinal())
        {
            job = job.State switch
            {
                BatchState.Created => await SaveAsync(job with { State = BatchState.InProgress }, cancel),
                BatchState.InProgress => await SaveAsync(job with { State = BatchState.Ingest }, cancel),
                BatchState.Ingest => await IngestAsync(job, cancel),
                BatchState.Process => await ProcessAsync(job, cancel),
                _ => await WaitAsync(job, cancel),
            };
        }

        return job;
    }

    /// <summary>Ends a batch that keeps breaking for a reason that nobody foresaw.</summary>
    public async Task AbandonAsync(BatchJob job, CancellationToken cancel)
    {
        var error = job.State <= BatchState.Ingest ? BatchErrors.Ingest : BatchErrors.Process;
        await SaveAsync(job with { State = BatchState.Error, Error = error, CompletedAt = time.GetUtcNow() }, cancel);
    }

    private async Task<BatchJob> IngestAsync(BatchJob job, CancellationToken cancel)
    {
        var (report, files) = await Task.Run(() => validation.Check(job.Files, keep: true), cancel);
        await rows.SaveReportAsync(job.Tenant, job.Folder, report, cancel);
        if (!report.IsValid)
        {
            return await SaveAsync(
                job with { State = BatchState.Error, Error = report.Error, CompletedAt = time.GetUtcNow() }, cancel);
        }

        foreach (var chunk in validation.Rows(files))
        {
            await rows.AddAsync(job, chunk, cancel);
        }

        return await SaveAsync(
            job with
            {
                State = BatchState.Process,
                Total = report.Rows,
                Files = files,
                StartedAt = job.StartedAt ?? time.GetUtcNow(),
            },
            cancel);
    }

    private async Task<BatchJob> ProcessAsync(BatchJob job, CancellationToken cancel)
    {
        await starter.StartAllAsync(job, cancel);
        return await SaveAsync(job with { State = BatchState.Waiting }, cancel);
    }

    private async Task<BatchJob> WaitAsync(BatchJob job, CancellationToken cancel)
    {
        await starter.AwaitAllAsync(job, cancel);
        var counts = await rows.CountAsync(job, cancel);
        var state = counts.Failed == 0 ? BatchState.Completed : BatchState.CompletedWithError;
        return await SaveAsync(job with { State = state, CompletedAt = time.GetUtcNow() }, cancel);
    }

    private async Task<BatchJob> SaveAsync(BatchJob job, CancellationToken cancel) =>
        await jobs.SaveAsync(job, cancel) ? job : throw new LeaseLostException();
}

/// <summary>Another node runs this batch now; what this one still holds of it is stale.</summary>
internal sealed class LeaseLostException() : Exception("The batch was taken over by another node.");
