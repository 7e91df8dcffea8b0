using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Registers;
using Bonafide.Sources.Registers.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Bonafide.Api.Endpoints.Management;

/// <summary>The registers that a tenant's checks ask.</summary>
internal static class RegisterEndpoints
{
    /// <summary>Bytes of a file, 2 GiB; larger ones are imported on the machine itself.</summary>
    private const long MostFileBytes = 2L * 1024 * 1024 * 1024;

    private const string Csv = "text/csv";
    private const string JsonLines = "application/x-ndjson";
    private const string HighGroups = "text/plain";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/registers", ListAsync)
            .WithName("listRegisters").WithSummary("The registers in force, with the versions that could replace them");
        group.MapPost("/registers", ImportAsync)
            .WithName("importRegister")
            .WithSummary("Reads a file of the kind in the query and puts it in force when nothing is wrong with it")
            .Accepts<string>(Csv, JsonLines, HighGroups)
            .WithMetadata(new TakesNoKey());
        group.MapPost("/registers/{registerName}/activate", ActivateAsync)
            .WithName("activateRegister")
            .WithSummary("Puts the version in the query in force")
            .WithMetadata(new TakesNoKey());
        group.MapDelete("/registers/{registerName}", RemoveAsync)
            .WithName("removeRegister").WithSummary("Takes a register out of force and removes its files");
    }

    private static async Task<Ok<RegisterListReply>> ListAsync(
        HttpContext context, Retrievers retrievers, RegisterService registers) =>
        TypedResults.Ok(RegisterReplies.Of(await registers.ListAsync(
            await retrievers.EnterAsync(context), context.RequestAborted)));

    private static async Task<Ok<RegisterImportReply>> ImportAsync(
        string? registerKind, string? registerName, string? sourceType, string? country, bool? dryRun,
        HttpContext context, Retrievers retrievers, RegisterService registers)
    {
        var actor = await retrievers.EnterAsync(context);
        var import = RegisterReplies.Import(
            registerKind, registerName, sourceType, country, FormatOf(context.Request), dryRun ?? false);
        Bodies.Allow(context.Request, MostFileBytes);
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            // Records are sealed as they are read, and the reader is a plain one: a copy of the file on disk, or in
            // memory, would be worse than a thread that waits. The server ends a sender that is too slow.
            body.AllowSynchronousIO = true;
        }

        return TypedResults.Ok(RegisterReplies.Of(await registers.ImportAsync(
            actor, import, context.Request.Body, context.RequestAborted)));
    }

    private static async Task<Ok<RegisterVersionReply>> ActivateAsync(
        string registerName, Guid? version, HttpContext context, Retrievers retrievers, RegisterService registers) =>
        TypedResults.Ok(RegisterReplies.Of(await registers.ActivateAsync(
            await retrievers.EnterAsync(context), registerName, RegisterReplies.DemandVersion(version),
            context.RequestAborted)));

    private static async Task<Ok> RemoveAsync(
        string registerName, HttpContext context, Retrievers retrievers, RegisterService registers)
    {
        await registers.RemoveAsync(await retrievers.EnterAsync(context), registerName, context.RequestAborted);
        return TypedResults.Ok();
    }

    private static RegisterFormat FormatOf(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            Csv => RegisterFormat.Csv,
            JsonLines => RegisterFormat.JsonLines,
            HighGroups => RegisterFormat.HighGroupText,
            _ => throw new RequestProblemException(
                ProblemKind.UnsupportedMediaType, $"The content type must be {Csv}, {JsonLines} or {HighGroups}."),
        };
}
