using Bonafide.Api.Document;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Engine.Management;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>The developer log and the audit trail of the tenant.</summary>
internal static class LogEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/requests", RequestsAsync)
            .WithName("listRequests").WithSummary("The developer log, newest first, by X-Request-Id and other filters")
            .WithPages()
            .WithQuery("requestId", "The X-Request-Id of an answer.")
            .WithQuery("clientId", "Id of the OAuth2 client.")
            .WithQuery("method", "GET, POST, PUT or DELETE.")
            .WithQuery("statusFrom", "HTTP status, inclusive: 400 shows what was refused or failed.",
                JsonSchemaType.Integer)
            .WithQuery("statusBefore", "HTTP status, exclusive.", JsonSchemaType.Integer)
            .WithQuery("from", "Instant, inclusive.")
            .WithQuery("before", "Instant, exclusive.");
        group.MapGet("/audit", AuditAsync)
            .WithName("listAudit").WithSummary("The audit trail, newest first").WithPages();
        group.MapGet("/audit/verification", VerifyAsync)
            .WithName("verifyAudit").WithSummary("Whether the audit trail is as it was sealed");
    }

    private static async Task<Ok<RequestLogReply>> RequestsAsync(
        HttpContext context, Retrievers retrievers, RequestLogService log)
    {
        var actor = await retrievers.EnterAsync(context);
        var query = new QueryReading(context.Request.Query);
        var filter = new RequestLogFilter
        {
            RequestId = query.Text("requestId"),
            ClientId = query.Text("clientId"),
            Method = query.Text("method"),
            StatusFrom = query.Number("statusFrom"),
            StatusBefore = query.Number("statusBefore"),
            From = query.Instant("from"),
            Before = query.Instant("before"),
        };
        var limit = query.Limit();
        query.DemandNoProblem();
        return TypedResults.Ok(await log.PageAsync(actor, filter, query.Cursor, limit, context.RequestAborted));
    }

    private static async Task<Ok<AuditListReply>> AuditAsync(
        HttpContext context, Retrievers retrievers, AuditService audit)
    {
        var actor = await retrievers.EnterAsync(context);
        var page = PageQuery.Read(context.Request.Query);
        return TypedResults.Ok(await audit.PageAsync(actor, page.Cursor, page.Limit, context.RequestAborted));
    }

    private static async Task<Ok<AuditVerificationReply>> VerifyAsync(
        HttpContext context, Retrievers retrievers, AuditService audit) =>
        TypedResults.Ok(await audit.VerifyAsync(await retrievers.EnterAsync(context), context.RequestAborted));
}
