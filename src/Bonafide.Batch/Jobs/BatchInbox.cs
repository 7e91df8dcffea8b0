using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>Turns finished uploads into batches and dry runs into reports.</summary>
internal sealed class BatchInbox(
    IBatchJobs jobs, IBatchRows rows, BatchValidation validation, BatchSignal signal, IIds ids, TimeProvider time)
    : IBatchInbox
{
    public async ValueTask SubmitAsync(UploadedFolder folder, CancellationToken cancel)
    {
        await jobs.CreateAsync(
            new BatchJob
            {
                Id = ids.New(),
                Tenant = folder.Tenant,
                Folder = folder.Id,
                State = BatchState.Created,
                CreatedAt = time.GetUtcNow(),
                Files = [.. folder.Files.Where(f => f.Path is not (TenantHome.Done or TenantHome.Validate))],
            },
            cancel);
        signal.Raise();
    }

    public async ValueTask DryRunAsync(UploadedFolder folder, CancellationToken cancel)
    {
        var checkedFiles = await Task.Run(() => validation.Check(folder.Files, keep: false), cancel);
        await rows.SaveReportAsync(folder.Tenant, folder.Id, checkedFiles.Report, cancel);
    }
}
