using Bonafide.Api.Authentication;
using Bonafide.Api.Limits;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Reports;
using Bonafide.Engine.Retrieval;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>
/// Status, details, steps, rules and report of an execution, and its deletion (contract 03 §3, §5). Each is served
/// with and without the account in the path.
/// </summary>
internal static class RetrievalEndpoints
{
    private const string Long = "/api/v1/accounts/{accountId:guid}/workflow-executions/{executionId:guid}";
    private const string Pdf = "application/pdf";
    private const string Short = "/api/v1/workflow-executions/{executionId:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])[Long, Short])
        {
            Describe(routes.MapGet($"{path}/status", StatusAsync), path, "getStatus", "The status of an execution");
            Describe(routes.MapGet(path, DetailsAsync), path, "getDetails", "Everything about an execution");
            Describe(routes.MapGet($"{path}/steps", StepsAsync), path, "getSteps", "The decisions of its steps");
            Describe(routes.MapGet($"{path}/rules", RulesAsync), path, "getRules", "The rules that fired");
            Describe(
                routes.MapGet($"{path}/generate", ReportAsync), path, "getReport",
                "A link to the PDF report, valid for 15 minutes");
            Describe(routes.MapDelete(path, DeleteAsync), path, "deleteExecution", "Deletes an execution");
        }
    }

    /// <summary>A link is followed by a browser, so that neither token nor User-Agent is asked for.</summary>
    public static void MapReports(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/reports/{link}", OpenReportAsync)
            .WithName("openReport").WithTags("Retrieval").WithSummary("The PDF report behind a link")
            .Produces<byte[]>(StatusCodes.Status200OK, Pdf);

    internal static void Describe(RouteHandlerBuilder route, string path, string name, string summary)
    {
        route.WithTags("Retrieval").WithSummary(summary);
        if (path == Short)
        {
            route.ExcludeFromDescription();
        }
        else
        {
            route.WithName(name);
        }
    }

    private static async Task<Ok<StatusReply>> StatusAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, RetrievalService retrieval) =>
        TypedResults.Ok(await retrieval.StatusAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted));

    private static async Task<Ok<DetailsReply>> DetailsAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, RetrievalService retrieval) =>
        TypedResults.Ok(await retrieval.DetailsAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted));

    private static async Task<Ok<StepsReply>> StepsAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, RetrievalService retrieval) =>
        TypedResults.Ok(await retrieval.StepsAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted));

    private static async Task<Ok<RulesReply>> RulesAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, RetrievalService retrieval) =>
        TypedResults.Ok(await retrieval.RulesAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted));

    private static async Task<Ok<ReportReply>> ReportAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, ReportService reports) =>
        TypedResults.Ok(await reports.LinkAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted));

    private static async Task<FileContentHttpResult> OpenReportAsync(
        string link, HttpContext context, ReportService reports)
    {
        var bytes = await reports.OpenAsync(link, context.RequestAborted);
        context.Response.Headers.ContentDisposition = "inline; filename=report.pdf";
        return TypedResults.Bytes(bytes, Pdf);
    }

    private static async Task<Ok> DeleteAsync(
        Guid? accountId, Guid executionId, HttpContext context, Retrievers retrievers, DeletionService deletion)
    {
        await deletion.DeleteExecutionAsync(
            await retrievers.EnterAsync(context), Account(accountId), new(executionId), context.RequestAborted);
        return TypedResults.Ok();
    }

    private static AccountId? Account(Guid? id) => id is { } value ? new AccountId(value) : null;
}

/// <summary>Lets a client in to the retrieval calls: who it is, and its share of the limit.</summary>
internal sealed class Retrievers(Callers callers, RequestCharges charges)
{
    /// <exception cref="Core.Errors.RequestProblemException">401 or 429.</exception>
    public async Task<Actor> EnterAsync(HttpContext context)
    {
        var actor = await callers.ClientAsync(context);
        await charges.TakeAsync(LimitGroup.Retrieval, actor, context.RequestAborted);
        return actor;
    }
}
