using Bonafide.Api.Authentication;
using Bonafide.Api.Document;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core.Executions;
using Bonafide.Engine.FaceMaps;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>Where a capture client gets its challenge (contract/facemap.md §2).</summary>
internal static class FaceChallengeEndpoints
{
    private const string Path =
        "/api/v1/accounts/{accountId:guid}/workflow-executions/{executionId:guid}/credentials/{credentialId:guid}"
        + "/challenges";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, IssueAsync)
            .WithName("issueFaceChallenge")
            .WithTags("Uploads")
            .WithSummary("Gives a capture client the challenge that its series of frames must answer")
            .WithQuery("channel", "WEB (when left out) or SDK: what the client is.")
            .WithMetadata(new TakesTransactionToken(), new TakesNoKey());

    private static async Task<Ok<FaceChallengeReply>> IssueAsync(
        Guid accountId,
        Guid executionId,
        Guid credentialId,
        HttpContext context,
        Callers callers,
        FaceChallengeService challenges)
    {
        var actor = await callers.WriterAsync(context);
        var reading = new QueryReading(context.Request.Query);
        var isSdk = reading.Word<bool>("channel", word => word switch { "SDK" => true, "WEB" => false, _ => null });
        reading.DemandNoProblem();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await challenges.IssueAsync(
            actor,
            new(new(accountId), new(executionId), new(credentialId), Classifiers.FaceMap),
            isSdk == true ? "SDK" : "WEB",
            context.RequestAborted));
    }
}
