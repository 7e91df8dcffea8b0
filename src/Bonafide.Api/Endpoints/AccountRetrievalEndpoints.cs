using Bonafide.Api.Document;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Bonafide.Api.Endpoints;

/// <summary>Accounts, lists, part downloads and feedback (contract 03 §3.5 to §3.8).</summary>
internal static class AccountRetrievalEndpoints
{
    private const int MostFeedbackBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Retrieval");
        group.MapGet("/accounts/{accountId:guid}", AccountAsync)
            .WithName("getAccount").WithSummary("An account with its executions");
        group.MapDelete("/accounts/{accountId:guid}", DeleteAsync)
            .WithName("deleteAccount").WithSummary("Deletes an account and all its executions");
        group.MapGet("/accounts/{accountId:guid}/workflow-executions", OfAccountAsync)
            .WithName("listAccountExecutions").WithSummary("The executions of an account, newest first")
            .WithFilters();
        group.MapGet("/workflow-executions", AllAsync)
            .WithName("listExecutions").WithSummary("All executions, newest first")
            .WithFilters();
        group.MapGet("/accounts/{accountId:guid}/credentials/{credentialId:guid}/parts/{classifier}", PartAsync)
            .WithName("downloadPart").WithSummary("An uploaded part")
            .Produces<byte[]>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/heic", "image/webp",
                "application/pdf", "application/json");
        group.MapGet("/credentials/{credentialId:guid}/parts/{classifier}", PartAliasAsync).ExcludeFromDescription();
        group.MapPut(
            "/accounts/{accountId:guid}/workflow-executions/{executionId:guid}/feedback", FeedbackAsync)
            .WithName("putFeedback").WithSummary("What became known about an execution later")
            .Accepts<FeedbackRequest>("application/json");
        group.MapPut("/workflow-executions/{executionId:guid}/feedback", FeedbackAliasAsync).ExcludeFromDescription();
    }

    private static RouteHandlerBuilder WithFilters(this RouteHandlerBuilder route) => route
        .WithPages()
        .WithQuery("status", "INITIATED, ACQUISITION_STARTED, ACQUIRED, PROCESSED, SESSION_EXPIRED or TOKEN_EXPIRED.")
        .WithQuery("decision", "PASSED, WARNING, REJECTED or NOT_EXECUTED.")
        .WithQuery("definitionKey", "Key of the workflow.", JsonSchemaType.Integer)
        .WithQuery("createdFrom", "Instant, inclusive.")
        .WithQuery("createdBefore", "Instant, exclusive.")
        .WithQuery("customerInternalReference", "Exact.")
        .WithQuery("userReference", "Exact.")
        .WithQuery("reportingCriteria", "Exact.");

    private static async Task<Ok<AccountDetailsReply>> AccountAsync(
        Guid accountId, HttpContext context, Retrievers retrievers, ExecutionListService lists) =>
        TypedResults.Ok(await lists.AccountAsync(
            await retrievers.EnterAsync(context), new(accountId), context.RequestAborted));

    private static async Task<Ok> DeleteAsync(
        Guid accountId, HttpContext context, Retrievers retrievers, DeletionService deletion)
    {
        await deletion.DeleteAccountAsync(
            await retrievers.EnterAsync(context), new(accountId), context.RequestAborted);
        return TypedResults.Ok();
    }

    private static Task<Ok<ExecutionListReply>> OfAccountAsync(
        Guid accountId,
        HttpContext context,
        Retrievers retrievers,
        ExecutionListService lists,
        TenantContexts tenants) =>
        ListAsync(new AccountId(accountId), context, retrievers, lists, tenants);

    private static Task<Ok<ExecutionListReply>> AllAsync(
        HttpContext context, Retrievers retrievers, ExecutionListService lists, TenantContexts tenants) =>
        ListAsync(null, context, retrievers, lists, tenants);

    private static async Task<Ok<ExecutionListReply>> ListAsync(
        AccountId? account,
        HttpContext context,
        Retrievers retrievers,
        ExecutionListService lists,
        TenantContexts tenants)
    {
        var actor = await retrievers.EnterAsync(context);
        var tenant = await tenants.GetAsync(actor.Tenant, context.RequestAborted);
        var query = ListQuery.Read(context.Request.Query, tenant.Keys);
        return TypedResults.Ok(await lists.PageAsync(
            actor, query.Filter with { Account = account }, query.Cursor, query.Limit, context.RequestAborted));
    }

    private static Task<FileStreamHttpResult> PartAsync(
        Guid accountId,
        Guid credentialId,
        string classifier,
        int? page,
        HttpContext context,
        Retrievers retrievers,
        PartReader parts) =>
        DownloadAsync(new AccountId(accountId), new(credentialId), classifier, page, context, retrievers, parts);

    private static Task<FileStreamHttpResult> PartAliasAsync(
        Guid credentialId, string classifier, int? page, HttpContext context, Retrievers retrievers,
            PartReader parts) =>
        DownloadAsync(null, new(credentialId), classifier, page, context, retrievers, parts);

    private static async Task<FileStreamHttpResult> DownloadAsync(
        AccountId? account,
        CredentialId credential,
        string classifier,
        int? page,
        HttpContext context,
        Retrievers retrievers,
        PartReader parts)
    {
        var actor = await retrievers.EnterAsync(context);
        var part = await parts.OpenAsync(
            actor, account, credential, classifier, Math.Max(0, page ?? 0), context.RequestAborted);
        return TypedResults.Stream(part.Content, part.ContentType);
    }

    private static Task<Ok<FeedbackReply>> FeedbackAsync(
        Guid accountId, Guid executionId, HttpContext context, Retrievers retrievers, FeedbackService feedback) =>
        StoreFeedbackAsync(new AccountId(accountId), new(executionId), context, retrievers, feedback);

    private static Task<Ok<FeedbackReply>> FeedbackAliasAsync(
        Guid executionId, HttpContext context, Retrievers retrievers, FeedbackService feedback) =>
        StoreFeedbackAsync(null, new(executionId), context, retrievers, feedback);

    private static async Task<Ok<FeedbackReply>> StoreFeedbackAsync(
        AccountId? account,
        ExecutionId execution,
        HttpContext context,
        Retrievers retrievers,
        FeedbackService feedback)
    {
        var actor = await retrievers.EnterAsync(context);
        var body = await Bodies.ReadJsonAsync(context.Request, MostFeedbackBytes, context.RequestAborted);
        return TypedResults.Ok(await feedback.PutAsync(
            actor,
            account,
            execution,
            FeedbackService.Read(body),
            IdempotencyHeader.Read(context.Request, body),
            context.RequestAborted));
    }
}
