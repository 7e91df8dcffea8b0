using Bonafide.Api.Authentication;
using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Engine.Management;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Retrieval;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>What an operator looks at: why an execution was decided so, and its callbacks.</summary>
internal static class ManagementEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/management/v1").WithTags("Management");
        group.MapGet("/executions/{executionId:guid}/explanation", ExplainAsync)
            .WithName("explainExecution").WithSummary("Why an execution was decided as it was");
        group.MapGet("/callbacks", ListAsync)
            .WithName("listCallbacks").WithSummary("Callbacks, newest first");
        group.MapGet("/callbacks/{callbackId:guid}", CallbackAsync)
            .WithName("getCallback").WithSummary("A callback with its attempts");
        group.MapPost("/callbacks/{callbackId:guid}/resend", ResendAsync)
            .WithName("resendCallback").WithSummary("Makes a callback due now");
    }

    private static async Task<Ok<ExplanationReply>> ExplainAsync(
        Guid executionId, HttpContext context, Retrievers retrievers, ExplanationService explanations) =>
        TypedResults.Ok(await explanations.ExplainAsync(
            await retrievers.EnterAsync(context), new(executionId), context.RequestAborted));

    private static async Task<Ok<CallbackListReply>> ListAsync(
        int? limit, string? cursor, HttpContext context, Retrievers retrievers, CallbackLogService callbacks)
    {
        var actor = await retrievers.EnterAsync(context);
        var most = limit ?? ExecutionListService.UsualLimit;
        if (most is < 1 or > ExecutionListService.MostLimit)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest,
                "The query has invalid parameters; see violations.",
                [new("limit", ViolationCodes.OutOfRange, "Must be from 1 to 100.")]);
        }

        return TypedResults.Ok(await callbacks.PageAsync(actor, cursor, most, context.RequestAborted));
    }

    private static async Task<Ok<CallbackReply>> CallbackAsync(
        Guid callbackId, HttpContext context, Retrievers retrievers, CallbackLogService callbacks) =>
        TypedResults.Ok(await callbacks.FindAsync(
            await retrievers.EnterAsync(context), callbackId, context.RequestAborted));

    private static async Task<Ok<CallbackReply>> ResendAsync(
        Guid callbackId, HttpContext context, Retrievers retrievers, CallbackLogService callbacks) =>
        TypedResults.Ok(await callbacks.ResendAsync(
            await retrievers.EnterAsync(context), callbackId, context.RequestAborted));
}
