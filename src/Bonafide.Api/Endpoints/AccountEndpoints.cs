using Bonafide.Api.Authentication;
using Bonafide.Api.Limits;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>Account create and update (contract 01 §7, §10).</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/accounts", CreateAsync)
            .WithName("createAccount")
            .WithTags("Accounts")
            .WithSummary("Makes an account and its first workflow execution")
            .Accepts<AccountRequest>("application/json");
        routes.MapPut("/api/v1/accounts/{accountId:guid}", UpdateAsync)
            .WithName("updateAccount")
            .WithTags("Accounts")
            .WithSummary("Starts another workflow execution on an account")
            .Accepts<AccountRequest>("application/json");
    }

    private static async Task<Ok<AccountReply>> CreateAsync(
        HttpContext context, Callers callers, AccountService accounts, RequestCharges charges)
    {
        var actor = await callers.ClientAsync(context);
        var body = await ReadAsync(context);
        var charge = await charges.OfAsync(LimitGroup.Accounts, actor, context.RequestAborted);
        return TypedResults.Ok(await accounts.CreateAsync(
            actor,
            AccountRequestReading.Read(body),
            IdempotencyHeader.Read(context.Request, body, charge),
            AccountOrigin.Interactive,
            context.RequestAborted));
    }

    private static async Task<Ok<AccountReply>> UpdateAsync(
        Guid accountId, HttpContext context, Callers callers, AccountService accounts, RequestCharges charges)
    {
        var actor = await callers.ClientAsync(context);
        var body = await ReadAsync(context);
        var charge = await charges.OfAsync(LimitGroup.Accounts, actor, context.RequestAborted);
        return TypedResults.Ok(await accounts.UpdateAsync(
            actor,
            new AccountId(accountId),
            AccountRequestReading.Read(body),
            IdempotencyHeader.Read(context.Request, body, charge),
            AccountOrigin.Interactive,
            context.RequestAborted));
    }

    private static Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context) =>
        Bodies.ReadJsonAsync(context.Request, AccountRequestReading.MostBytes, context.RequestAborted);
}
