using Bonafide.Contracts;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>Settings of the tenant.</summary>
internal static class SettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/settings", GetAsync)
            .WithName("getSettings").WithSummary("All settings of the tenant");
        group.MapPut("/settings", ReplaceAsync)
            .WithName("replaceSettings")
            .WithSummary("Replaces all settings; what is left out takes the product's default")
            .Accepts<TenantSettingsDocument>("application/json");
    }

    private static async Task<Ok<TenantSettingsDocument>> GetAsync(
        HttpContext context, Retrievers retrievers, SettingsService settings) =>
        TypedResults.Ok(await settings.GetAsync(await retrievers.EnterAsync(context), context.RequestAborted));

    private static async Task<Ok<TenantSettingsDocument>> ReplaceAsync(
        HttpContext context, Retrievers retrievers, SettingsService settings)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers, SettingsReading.MostBytes);
        return TypedResults.Ok(await settings.ReplaceAsync(
            asked.Actor, SettingsReading.Read(asked.Body), asked.Repeatable, context.RequestAborted));
    }
}
