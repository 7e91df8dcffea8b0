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

/// <summary>Tenants of the installation.</summary>
internal static class TenantEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/tenants", ListAsync)
            .WithName("listTenants").WithSummary("Tenants, newest first; needs Operate").WithPages();
        group.MapPost("/tenants", CreateAsync)
            .WithName("createTenant").WithSummary("Makes a tenant and its first client; needs Operate")
            .Accepts<TenantRequest>("application/json");
        group.MapGet("/tenants/{tenantId:guid}", GetAsync)
            .WithName("getTenant").WithSummary("The own tenant, or any for the operator");
        group.MapPut("/tenants/{tenantId:guid}", RenameAsync)
            .WithName("renameTenant").WithSummary("Gives a tenant another name")
            .Accepts<TenantUpdateRequest>("application/json");
    }

    private static async Task<Ok<TenantListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, TenantService tenants)
    {
        var actor = await retrievers.EnterAsync(context);
        var page = PageQuery.Read(context.Request.Query);
        return TypedResults.Ok(await tenants.PageAsync(actor, page.Cursor, page.Limit, context.RequestAborted));
    }

    private static async Task<Ok<NewTenantReply>> CreateAsync(
        HttpContext context, Retrievers retrievers, TenantService tenants)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await tenants.CreateAsync(
            asked.Actor, TenantService.ReadNew(asked.Body), asked.Repeatable, context.RequestAborted));
    }

    private static async Task<Ok<TenantReply>> GetAsync(
        Guid tenantId, HttpContext context, Retrievers retrievers, TenantService tenants) =>
        TypedResults.Ok(await tenants.FindAsync(
            await retrievers.EnterAsync(context), new(tenantId), context.RequestAborted));

    private static async Task<Ok<TenantReply>> RenameAsync(
        Guid tenantId, HttpContext context, Retrievers retrievers, TenantService tenants)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await tenants.RenameAsync(
            asked.Actor, new(tenantId), TenantService.ReadUpdate(asked.Body), asked.Repeatable,
            context.RequestAborted));
    }
}
