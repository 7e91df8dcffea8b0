using Bonafide.Api.Document;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>What an operator looks at and changes, with the permission Manage or, for the installation,
/// Operate.</summary>
internal static class ManagementEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/management/v1").WithTags("Management");
        group.MapGet("/executions/{executionId:guid}/explanation", ExplainAsync)
            .WithName("explainExecution").WithSummary("Why an execution was decided as it was");
        group.MapGet("/accounts/{accountId:guid}/history", HistoryAsync)
            .WithName("exportAccountHistory").WithSummary("What history keeps of an account, newest first");
        group.MapGet("/callbacks", ListAsync)
            .WithName("listCallbacks").WithSummary("Callbacks, newest first").WithPages();
        group.MapGet("/callbacks/{callbackId:guid}", CallbackAsync)
            .WithName("getCallback").WithSummary("A callback with its attempts");
        group.MapPost("/callbacks/{callbackId:guid}/resend", ResendAsync)
            .WithName("resendCallback").WithSummary("Makes a callback due now");
        TenantEndpoints.Map(group);
        ClientEndpoints.Map(group);
        SettingsEndpoints.Map(group);
        KeyEndpoints.Map(group);
        RulesetEndpoints.Map(group);
        LogEndpoints.Map(group);
        DeviceEndpoints.Map(group);
        RegisterEndpoints.Map(group);
        ConnectorEndpoints.Map(group);
    }

    private static async Task<Ok<ExplanationReply>> ExplainAsync(
        Guid executionId, HttpContext context, Retrievers retrievers, ExplanationService explanations) =>
        TypedResults.Ok(await explanations.ExplainAsync(
            await retrievers.EnterAsync(context), new(executionId), context.RequestAborted));

    private static async Task<Ok<SightingHistoryReply>> HistoryAsync(
        Guid accountId, HttpContext context, Retrievers retrievers, SightingHistoryService history) =>
        TypedResults.Ok(await history.OfAccountAsync(
            await retrievers.EnterAsync(context), new(accountId), context.RequestAborted));

    private static async Task<Ok<CallbackListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, CallbackLogService callbacks)
    {
        var actor = await retrievers.EnterAsync(context);
        var page = PageQuery.Read(context.Request.Query);
        return TypedResults.Ok(await callbacks.PageAsync(actor, page.Cursor, page.Limit, context.RequestAborted));
    }

    private static async Task<Ok<CallbackReply>> CallbackAsync(
        Guid callbackId, HttpContext context, Retrievers retrievers, CallbackLogService callbacks) =>
        TypedResults.Ok(await callbacks.FindAsync(
            await retrievers.EnterAsync(context), callbackId, context.RequestAborted));

    private static async Task<Ok<CallbackReply>> ResendAsync(
        Guid callbackId, HttpContext context, Retrievers retrievers, CallbackLogService callbacks) =>
        TypedResults.Ok(await callbacks.ResendAsync(
            await retrievers.EnterAsync(context), callbackId, IdempotencyHeader.Read(context.Request, default),
            context.RequestAborted));
}
