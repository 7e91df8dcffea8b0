using System.Text.Json;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Cli;

namespace Bonafide.Server.Tests.Support;

/// <summary>A file for one part of the credential of a category.</summary>
internal sealed record Upload(string Category, string Part, byte[] File, string ContentType = "image/jpeg");

/// <summary>A transaction as a client makes it, from the account to the details.</summary>
internal static class Transactions
{
    public static async Task<DetailsReply> JudgeAsync(
        this BonafideClient client, int workflow, params IReadOnlyList<Upload> uploads) =>
        await client.JudgeAsync(new WorkflowDefinitionRequest { Key = workflow }, uploads);

    public static async Task<DetailsReply> JudgeAsync(
        this BonafideClient client, WorkflowDefinitionRequest workflow, params IReadOnlyList<Upload> uploads)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a test", WorkflowDefinition = workflow,
        });
        var credentials = created.WorkflowExecution.Credentials;
        foreach (var upload in uploads)
        {
            var api = credentials.First(one => one.Category == upload.Category).Api!;
            _ = upload.Part == "prepared_data"
                ? await client.UploadPreparedDataAsync(
                    api, JsonSerializer.Deserialize(upload.File, ContractsJson.Default.PreparedDataRequest)!)
                : await client.UploadAsync(api, upload.Part, upload.File, upload.ContentType);
        }

        await client.FinalizeAsync(credentials.First(one => one.Category == uploads[0].Category).Api!);
        return await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, CancellationToken.None);
    }
}
