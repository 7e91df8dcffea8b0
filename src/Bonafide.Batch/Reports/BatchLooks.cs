using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Tenants;

namespace Bonafide.Batch.Reports;

/// <summary>Finds and lists batches, and checks files without running them.</summary>
internal sealed class BatchLooks(
    IBatchJobs jobs, IBatchRows rows, TenantHomes homes, BatchValidation validation, JobReports reports)
{
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<BatchJob> FindAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        return await jobs.FindAsync(actor.Tenant, id, cancel) ?? throw RequestProblemException.NotFound();
    }

    /// <summary>Newest first, with a warning for each folder of the home that is no UUID.</summary>
    /// <exception cref="RequestProblemException">400 or 403.</exception>
    public async Task<BatchListReply> ListAsync(Actor actor, string? cursor, int? limit, CancellationToken cancel)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var most = limit ?? ExecutionListService.UsualLimit;
        if (most is < 1 or > ExecutionListService.MostLimit)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The query has invalid parameters; see violations.",
                [new("limit", ViolationCodes.OutOfRange, "Must be from 1 to 100.")]);
        }

        var found = await jobs.ListAsync(actor.Tenant, ListCursor.Parse(cursor), most + 1, cancel);
        var page = new List<BatchReply>();
        foreach (var job in found.Take(most))
        {
            page.Add(await reports.ProgressAsync(job, cancel));
        }

        var next = found.Count > most ? ListCursor.Write(found[most - 1].CreatedAt, found[most - 1].Id) : null;
        return new(page, await WarningsAsync(actor.Tenant), next);
    }

    /// <summary>Checks files that were sent for it, or those that lie in the UUID folder; nothing is run.</summary>
    /// <param name="sent">Null: the folder's files, or what an earlier check of them said.</param>
    /// <exception cref="RequestProblemException">403, or 404 when there is nothing to check.</exception>
    public async Task<BatchValidationReply> ValidateAsync(
        Actor actor, Guid id, IReadOnlyList<UploadedFile>? sent, CancellationToken cancel)
    {
        actor.Demand(Permissions.Initiate);
        var files = sent ?? (await homes.GetAsync(actor.Tenant)).Folder(id)?.Files;
        return JobReports.Validation(files is null
            ? await rows.ReadReportAsync(actor.Tenant, id, cancel) ?? throw RequestProblemException.NotFound()
            : await Task.Run(() => validation.Check(files, keep: false).Report, cancel));
    }

    /// <summary>What the last check of the files said: of a marker VALIDATE, or of the batch itself.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<BatchValidationReply> ValidationAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        return JobReports.Validation(
            await rows.ReadReportAsync(actor.Tenant, id, cancel) ?? throw RequestProblemException.NotFound());
    }

    private async Task<IReadOnlyList<BatchWarningReply>> WarningsAsync(TenantId tenant)
    {
        (await homes.GetAsync(tenant)).List(HomePath.Root, out var entries);
        return
        [
            .. entries.Where(entry => HomePath.Root.Child(entry.Name).Folder is null)
                .Take(ExecutionListService.MostLimit)
                .Select(entry => new BatchWarningReply(
                    entry.Name, "The folder's name is no UUID, so no batch begins here; rename it to a new UUID.")),
        ];
    }
}
