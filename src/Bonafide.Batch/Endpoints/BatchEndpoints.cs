using System.Text;
using Bonafide.Batch.Executions;
using Bonafide.Batch.Reports;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Batch.Endpoints;

/// <summary>Batches over HTTP: start, check, look, and take the reports.</summary>
public static class BatchEndpoints
{
    private const string Root = "/api/management/v1/batches";
    private const string CsvType = "text/csv";
    private const string Bodies =
        "The body is a zip, a lone input.csv (text/csv), or multipart/form-data with the files by their paths.";

    /// <param name="caller">Who calls, or 401: the host knows how callers prove themselves.</param>
    public static void MapBatchEndpoints(this IEndpointRouteBuilder routes, Func<HttpContext, Task<Actor>> caller)
    {
        var group = routes.MapGroup(Root).WithTags("Batches");
        MapStart(group, caller);
        MapLooks(group, caller);
        MapDownloads(group, caller);
        SftpEndpoints.Map(routes, caller);
    }

    private static void MapStart(RouteGroupBuilder group, Func<HttpContext, Task<Actor>> caller)
    {
        group.MapPost("", async (HttpContext context, BatchUploads uploads, RequestFiles files) =>
        {
            var actor = await caller(context);
            var id = await uploads.StartAsync(
                actor, IdempotencyHeader.Key(context.Request),
                () => files.KeepAsync(context.Request, context.RequestAborted), context.RequestAborted);
            return TypedResults.Accepted($"{Root}/{id}", new BatchStartedReply(id));
        })
            .WithName("startBatch").WithSummary("Starts a batch from a zip, a CSV or single files")
            .WithDescription(Bodies);
        group.MapPost("/{id:guid}/validate", async (
            Guid id, HttpContext context, BatchLooks looks, RequestFiles files) =>
        {
            var actor = await caller(context);
            var sent = RequestFiles.HasBody(context.Request)
                ? await files.KeepAsync(context.Request, context.RequestAborted)
                : null;
            try
            {
                return TypedResults.Ok(await looks.ValidateAsync(actor, id, sent, context.RequestAborted));
            }
            finally
            {
                files.Drop(sent ?? []);
            }
        })
            .WithName("validateBatch").WithSummary("Checks files without running them")
            .WithDescription($"{Bodies} Without a body, the files in the UUID folder of this name are checked.")
            .WithMetadata(new TakesNoKey());
        group.MapPut("/client", async (BatchClientReply choice, HttpContext context, BatchClientChoice clients) =>
        {
            var actor = await caller(context);
            var repeatable = IdempotencyHeader.Read(context.Request, Encoding.UTF8.GetBytes(choice.ClientId ?? ""));
            await clients.SelectAsync(actor, choice.ClientId, repeatable, context.RequestAborted);
            return TypedResults.Ok(choice);
        })
            .WithName("selectBatchClient").WithSummary("Selects the OAuth2 client that authorises the rows");
        group.MapGet("/client", async (HttpContext context, BatchClientChoice clients) => TypedResults.Ok(
            new BatchClientReply(await clients.GetAsync(await caller(context), context.RequestAborted))))
            .WithName("getBatchClient").WithSummary("The OAuth2 client that authorises the rows");
    }

    private static void MapLooks(RouteGroupBuilder group, Func<HttpContext, Task<Actor>> caller)
    {
        group.MapGet("", async (string? cursor, int? limit, HttpContext context, BatchLooks looks) => TypedResults.Ok(
            await looks.ListAsync(await caller(context), cursor, limit, context.RequestAborted)))
            .WithName("listBatches").WithSummary("Batches, newest first");
        group.MapGet("/{id:guid}", async (Guid id, HttpContext context, BatchLooks looks, JobReports reports) =>
        {
            var job = await looks.FindAsync(await caller(context), id, context.RequestAborted);
            return TypedResults.Ok(await reports.ProgressAsync(job, context.RequestAborted));
        })
            .WithName("getBatch").WithSummary("A batch and how far it is");
        group.MapGet("/{id:guid}/events", async (Guid id, HttpContext context, BatchLooks looks, BatchEvents events) =>
        {
            var job = await looks.FindAsync(await caller(context), id, context.RequestAborted);
            return TypedResults.ServerSentEvents(events.WatchAsync(job, context.RequestAborted));
        })
            .WithName("watchBatch").WithSummary("Progress as server-sent events");
        group.MapGet("/{id:guid}/validation", async (Guid id, HttpContext context, BatchLooks looks) =>
            TypedResults.Ok(await looks.ValidationAsync(await caller(context), id, context.RequestAborted)))
            .WithName("getBatchValidation").WithSummary("What the last check of the files said");
    }

    private static void MapDownloads(RouteGroupBuilder group, Func<HttpContext, Task<Actor>> caller)
    {
        group.MapGet("/sample.csv", async (HttpContext context) =>
        {
            await caller(context);
            return Csv(JobReports.WriteSample);
        })
            .WithName("getBatchSample").WithSummary("A sample of input.csv")
            .Produces<string>(StatusCodes.Status200OK, CsvType);
        group.MapGet("/{id:guid}/report", async (Guid id, HttpContext context, BatchLooks looks, JobReports reports) =>
        {
            var job = await looks.FindAsync(await caller(context), id, context.RequestAborted);
            return TypedResults.Ok(await reports.ReportAsync(job, context.RequestAborted));
        })
            .WithName("getBatchReport").WithSummary("Job information with every error");
        group.MapGet("/{id:guid}/report.csv", async (
            Guid id, HttpContext context, BatchLooks looks, JobReports reports) =>
        {
            var job = await looks.FindAsync(await caller(context), id, context.RequestAborted);
            var report = await reports.ReportAsync(job, context.RequestAborted);
            return Csv(output => JobReports.WriteCsv(report, output));
        })
            .WithName("getBatchReportCsv").WithSummary("Job information with every error, as CSV")
            .Produces<string>(StatusCodes.Status200OK, CsvType);
        group.MapGet("/{id:guid}/failed.csv", async (
            Guid id, HttpContext context, BatchLooks looks, JobReports reports) =>
        {
            var job = await looks.FindAsync(await caller(context), id, context.RequestAborted);
            var output = new StringWriter();
            await reports.WriteFailedRowsAsync(job, output, context.RequestAborted);
            return Csv(text => text.Write(output.ToString()));
        })
            .WithName("getFailedRows").WithSummary("Only the rows that failed, ready to be uploaded again")
            .Produces<string>(StatusCodes.Status200OK, CsvType);
    }

    private static ContentHttpResult Csv(Action<TextWriter> write)
    {
        var output = new StringWriter();
        write(output);
        return TypedResults.Text(output.ToString(), $"{CsvType}; charset=utf-8");
    }
}
