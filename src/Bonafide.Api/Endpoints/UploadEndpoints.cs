using Bonafide.Api.Authentication;
using Bonafide.Api.Document;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints;

/// <summary>Upload of parts and finalize (contract 02).</summary>
internal static class UploadEndpoints
{
    private const string Part =
        "workflow-executions/{executionId:guid}/credentials/{credentialId:guid}/parts/{classifier}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"/api/v1/accounts/{{accountId:guid}}/{Part}", PostAsync)
            .WithName("uploadPart")
            .WithTags("Uploads")
            .WithSummary("Adds a part: a file as multipart/form-data, or PREPARED_DATA and DEVICE_RISK as JSON")
            .WithMetadata(new FormMembers(FormMembers.Multipart, ["file"], []), new TakesTransactionToken());
        routes.MapPut($"/api/v1/accounts/{{accountId:guid}}/{Part}", PutAsync)
            .WithName("replacePart")
            .WithTags("Uploads")
            .WithSummary("Replaces a part that was uploaded before")
            .WithMetadata(new FormMembers(FormMembers.Multipart, ["file"], []), new TakesTransactionToken());
        routes.MapPut("/api/v1/accounts/{accountId:guid}/workflow-executions/{executionId:guid}", FinalizeAsync)
            .WithName("finalize")
            .WithTags("Uploads")
            .WithSummary("Ends the acquisition and starts processing")
            .WithMetadata(new TakesTransactionToken());
        routes.MapPut("/api/v1/workflow-executions/{executionId:guid}", FinalizeAliasAsync).ExcludeFromDescription();
    }

    private static Task<Ok<PartReply>> PostAsync(
        Guid accountId,
        Guid executionId,
        Guid credentialId,
        string classifier,
        HttpContext context,
        Callers callers,
        UploadService uploads,
        UploadSlots slots) =>
        UploadAsync(new(new(accountId), new(executionId), new(credentialId), classifier), false, context, callers,
            uploads, slots);

    private static Task<Ok<PartReply>> PutAsync(
        Guid accountId,
        Guid executionId,
        Guid credentialId,
        string classifier,
        HttpContext context,
        Callers callers,
        UploadService uploads,
        UploadSlots slots) =>
        UploadAsync(new(new(accountId), new(executionId), new(credentialId), classifier), true, context, callers,
            uploads, slots);

    private static async Task<Ok<PartReply>> UploadAsync(
        PartTarget target,
        bool isReplacement,
        HttpContext context,
        Callers callers,
        UploadService uploads,
        UploadSlots slots)
    {
        var actor = await callers.WriterAsync(context);
        var isJson = target.Classifier is Classifiers.PreparedData or Classifiers.DeviceRisk;
        IPartSource source = isJson
            ? new JsonPartSource(context.Request)
            : new FilePartSource(context.Request, slots);
        return TypedResults.Ok(await uploads.UploadAsync(
            actor,
            target,
            isReplacement,
            PartOrigin.Api,
            source,
            sha256 => IdempotencyHeader.OfHash(context.Request, sha256),
            context.RequestAborted));
    }

    private static Task<Ok<FinalizeReply>> FinalizeAsync(
        Guid accountId, Guid executionId, HttpContext context, Callers callers, FinalizeService finalize) =>
        EndAsync(new AccountId(accountId), new(executionId), context, callers, finalize);

    private static Task<Ok<FinalizeReply>> FinalizeAliasAsync(
        Guid executionId, HttpContext context, Callers callers, FinalizeService finalize) =>
        EndAsync(null, new(executionId), context, callers, finalize);

    /// <summary>Any body and any content type are accepted, and not read.</summary>
    private static async Task<Ok<FinalizeReply>> EndAsync(
        AccountId? account, ExecutionId execution, HttpContext context, Callers callers, FinalizeService finalize)
    {
        var actor = await callers.WriterAsync(context);
        return TypedResults.Ok(await finalize.FinalizeAsync(
            actor, account, execution, IdempotencyHeader.Read(context.Request, default), context.RequestAborted));
    }
}
