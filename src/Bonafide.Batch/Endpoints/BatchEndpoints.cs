using Bonafide.Batch.Executions;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Reports;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Batch.Endpoints;

/// <summary>Batches over HTTP: start by a zip, look, and take the reports.</summary>
public static class BatchEndpoints
{
    private const string Root = "/api/management/v1/batches";

    /// <param name="caller">Who calls, or 401: the host knows how callers prove themselves.</param>
    public static void MapBatchEndpoints(this IEndpointRouteBuilder routes, Func<HttpContext, Task<Actor>> caller)
    {
        routes.MapPost(Root, async (HttpContext context, BatchUploads uploads) =>
        {
            var actor = await caller(context);
            var id = await uploads.StartAsync(actor, context.Request.Body, context.RequestAborted);
            return TypedResults.Accepted($"{Root}/{id}", new BatchStarted(id));
        });
        routes.MapGet(Root + "/sample.csv", () => Csv(JobReports.WriteSample));
        routes.MapGet(Root + "/{id:guid}", async (Guid id, HttpContext context, IBatchJobs jobs, JobReports reports) =>
        {
            var job = await FindAsync(await caller(context), id, jobs, context.RequestAborted);
            return TypedResults.Json(
                await reports.ProgressAsync(job, context.RequestAborted), ReportJson.Default.JobProgress);
        });
        routes.MapGet(
            Root + "/{id:guid}/report",
            async (Guid id, HttpContext context, IBatchJobs jobs, JobReports reports) =>
        {
            var job = await FindAsync(await caller(context), id, jobs, context.RequestAborted);
            return TypedResults.Json(
                await reports.ReportAsync(job, context.RequestAborted), ReportJson.Default.JobReport);
        });
        routes.MapGet(
            Root + "/{id:guid}/report.csv",
            async (Guid id, HttpContext context, IBatchJobs jobs, JobReports reports) =>
        {
            var job = await FindAsync(await caller(context), id, jobs, context.RequestAborted);
            var report = await reports.ReportAsync(job, context.RequestAborted);
            return Csv(output => JobReports.WriteCsv(report, output));
        });
        routes.MapGet(
            Root + "/{id:guid}/failed.csv",
            async (Guid id, HttpContext context, IBatchJobs jobs, JobReports reports) =>
        {
            var job = await FindAsync(await caller(context), id, jobs, context.RequestAborted);
            var output = new StringWriter();
            await reports.WriteFailedRowsAsync(job, output, context.RequestAborted);
            return Csv(text => text.Write(output.ToString()));
        });
    }

    private static async Task<BatchJob> FindAsync(Actor actor, Guid id, IBatchJobs jobs, CancellationToken cancel)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        return await jobs.FindAsync(actor.Tenant, id, cancel) ?? throw RequestProblemException.NotFound();
    }

    private static ContentHttpResult Csv(Action<TextWriter> write)
    {
        var output = new StringWriter();
        write(output);
        return TypedResults.Text(output.ToString(), "text/csv; charset=utf-8");
    }
}

/// <param name="RequestReference">Finds the batch, and as reporting criteria its transactions.</param>
public sealed record BatchStarted(Guid RequestReference);
