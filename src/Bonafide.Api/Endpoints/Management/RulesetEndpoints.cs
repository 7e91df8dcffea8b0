using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>Rulesets of the tenant (contract 07 §3); their rules come and go as CSV.</summary>
internal static class RulesetEndpoints
{
    private const string Csv = "text/csv";

    /// <summary>Bytes of a rules file: its characters, at most four bytes each.</summary>
    private const int MostCsvBytes = 4 * Core.Rules.RulesetCsv.MostLength;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/rulesets", ListAsync)
            .WithName("listRulesets").WithSummary("All rulesets, oldest first, without their rules");
        group.MapPost("/rulesets", CreateAsync)
            .WithName("createRuleset")
            .WithSummary("Makes an active ruleset of the type and name in the query from a CSV of rules")
            .Accepts<string>(Csv);
        group.MapGet("/rulesets/{rulesetId:guid}", GetAsync)
            .WithName("getRuleset").WithSummary("A ruleset with its rules");
        group.MapPut("/rulesets/{rulesetId:guid}", UpdateAsync)
            .WithName("updateRuleset").WithSummary("Renames a ruleset, or switches it on or off")
            .Accepts<RulesetUpdateRequest>("application/json");
        group.MapGet("/rulesets/{rulesetId:guid}/rules", ExportAsync)
            .WithName("exportRules").WithSummary("The rules as CSV")
            .Produces<string>(StatusCodes.Status200OK, Csv);
        group.MapPut("/rulesets/{rulesetId:guid}/rules", ReplaceRulesAsync)
            .WithName("replaceRules").WithSummary("Puts the rules of a CSV in place of all rules")
            .Accepts<string>(Csv);
    }

    private static async Task<Ok<RulesetListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, RulesetService rulesets) =>
        TypedResults.Ok(await rulesets.ListAsync(await retrievers.EnterAsync(context), context.RequestAborted));

    private static async Task<Ok<ManagedRulesetReply>> CreateAsync(
        string? name, string? type, HttpContext context, Retrievers retrievers, RulesetService rulesets)
    {
        var actor = await retrievers.EnterAsync(context);
        var (text, bytes) = await Bodies.ReadCsvAsync(context.Request, MostCsvBytes, context.RequestAborted);
        byte[] hashed = [.. System.Text.Encoding.UTF8.GetBytes($"{type}\0{name}\0"), .. bytes.Span];
        return TypedResults.Ok(await rulesets.CreateAsync(
            actor, name, type, text, IdempotencyHeader.Read(context.Request, hashed), context.RequestAborted));
    }

    private static async Task<Ok<ManagedRulesetReply>> GetAsync(
        Guid rulesetId, HttpContext context, Retrievers retrievers, RulesetService rulesets) =>
        TypedResults.Ok(await rulesets.FindAsync(
            await retrievers.EnterAsync(context), rulesetId, context.RequestAborted));

    private static async Task<Ok<ManagedRulesetReply>> UpdateAsync(
        Guid rulesetId, HttpContext context, Retrievers retrievers, RulesetService rulesets)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await rulesets.UpdateAsync(
            asked.Actor, rulesetId, RulesetService.ReadUpdate(asked.Body), asked.Repeatable, context.RequestAborted));
    }

    private static async Task<ContentHttpResult> ExportAsync(
        Guid rulesetId, HttpContext context, Retrievers retrievers, RulesetService rulesets) =>
        TypedResults.Text(
            await rulesets.ExportAsync(await retrievers.EnterAsync(context), rulesetId, context.RequestAborted),
            $"{Csv}; charset=utf-8");

    private static async Task<Ok<ManagedRulesetReply>> ReplaceRulesAsync(
        Guid rulesetId, HttpContext context, Retrievers retrievers, RulesetService rulesets)
    {
        var actor = await retrievers.EnterAsync(context);
        var (text, bytes) = await Bodies.ReadCsvAsync(context.Request, MostCsvBytes, context.RequestAborted);
        return TypedResults.Ok(await rulesets.ReplaceRulesAsync(
            actor, rulesetId, text, IdempotencyHeader.Read(context.Request, bytes), context.RequestAborted));
    }
}
