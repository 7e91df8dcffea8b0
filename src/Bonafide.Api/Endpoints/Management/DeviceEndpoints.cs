using Bonafide.Contracts;
using Bonafide.Engine.Devices;
using Bonafide.Engine.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>What a page needs to collect devices, and evidence against them.</summary>
internal static class DeviceEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/devices/collector", CollectorAsync)
            .WithName("getDeviceCollector").WithSummary("The tenant's subkey and the path of the collector's script");
        group.MapGet("/devices/evidence", ListAsync)
            .WithName("listDeviceEvidence").WithSummary("Evidence on devices and accounts, newest first");
        group.MapPost("/devices/evidence", PlaceAsync)
            .WithName("placeDeviceEvidence")
            .WithSummary("Places evidence on an account, or on the device that came with a transaction")
            .Accepts<DeviceEvidenceRequest>("application/json");
        group.MapDelete("/devices/evidence/{evidenceId:guid}", RemoveAsync)
            .WithName("removeDeviceEvidence").WithSummary("Removes evidence");
    }

    private static async Task<Ok<DeviceCollectorReply>> CollectorAsync(
        HttpContext context, Retrievers retrievers, CollectorService collector) =>
        TypedResults.Ok(new DeviceCollectorReply(
            await collector.SubkeyAsync(await retrievers.EnterAsync(context), context.RequestAborted),
            CollectorEndpoints.LoaderPath));

    private static async Task<Ok<DeviceEvidenceListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, DeviceEvidenceService evidence) =>
        TypedResults.Ok(await evidence.ListAsync(await retrievers.EnterAsync(context), context.RequestAborted));

    private static async Task<Ok<DeviceEvidenceReply>> PlaceAsync(
        HttpContext context, Retrievers retrievers, DeviceEvidenceService evidence)
    {
        var asked = await ManagementRequest.ReadAsync(context, retrievers);
        return TypedResults.Ok(await evidence.PlaceAsync(
            asked.Actor, DeviceEvidenceService.Read(asked.Body), asked.Repeatable, context.RequestAborted));
    }

    private static async Task<Ok> RemoveAsync(
        Guid evidenceId, HttpContext context, Retrievers retrievers, DeviceEvidenceService evidence)
    {
        await evidence.RemoveAsync(await retrievers.EnterAsync(context), evidenceId, context.RequestAborted);
        return TypedResults.Ok();
    }
}
