using System.CommandLine;
using System.Text.Json;
using Bonafide.Client;
using Bonafide.Contracts;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide accounts</c>: starts executions through the public API.</summary>
internal static class AccountsVerb
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".heic"] = "image/heic",
        [".pdf"] = "application/pdf",
    };

    public static Command Build() => new("accounts", "Creates, updates and deletes accounts.") { Create(), Delete() };

    private static Command Create()
    {
        var workflow = new Option<int>("--workflow") { Description = "Workflow key.", Required = true };
        var account = new Option<Guid?>("--account") { Description = "Updates this account instead of a new one." };
        var reference = new Option<string>("--reference")
        {
            Description = "customerInternalReference.",
            DefaultValueFactory = _ => "command line",
        };
        var data = new Option<FileInfo?>("--data-file") { Description = "PREPARED_DATA as a JSON file." };
        var parts = new[] { "front", "back", "face", "document" }
            .Select(part => new Option<FileInfo?>("--" + part) { Description = $"File for the part {part}." })
            .ToList();
        var wait = new Option<bool>("--wait") { Description = "Finalizes, waits for the decision and shows it." };
        var connection = new Connection();
        var command = new Command("create", "Creates or updates an account and uploads what is given.")
        {
            workflow, account, reference, data, wait,
        };
        parts.ForEach(command.Options.Add);
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var request = new AccountRequest
            {
                CustomerInternalReference = result.GetValue(reference),
                WorkflowDefinition = new() { Key = result.GetValue(workflow) },
            };
            var reply = result.GetValue(account) is { } existing
                ? await client.UpdateAccountAsync(existing, request)
                : await client.CreateAccountAsync(request);
            Console.WriteLine($"account {reply.Account.Id}, execution {reply.WorkflowExecution.Id}");
            foreach (var part in parts)
            {
                if (result.GetValue(part) is { } file)
                {
                    await UploadAsync(client, reply, part.Name.TrimStart('-'), file);
                }
            }

            if (result.GetValue(data) is { } dataFile)
            {
                await UploadDataAsync(client, reply, dataFile);
            }

            return result.GetValue(wait) ? await FinishAsync(client, reply) : 0;
        }));
        return command;
    }

    private static Command Delete()
    {
        var account = new Argument<Guid>("account") { Description = "Account id." };
        var connection = new Connection();
        var command = new Command("delete", "Erases an account with all its executions.") { account };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            await client.DeleteAccountAsync(result.GetValue(account));
            Console.WriteLine("deleted");
            return 0;
        }));
        return command;
    }

    private static async Task UploadAsync(BonafideClient client, AccountReply reply, string part, FileInfo file)
    {
        var api = reply.WorkflowExecution.Credentials.Select(credential => credential.Api)
            .FirstOrDefault(api => api?.Parts.ContainsKey(part) == true);
        if (api is null)
        {
            Console.Error.WriteLine($"This workflow takes no part called {part}.");
            return;
        }

        var type = ContentTypes.GetValueOrDefault(file.Extension, "application/octet-stream");
        await using var content = file.OpenRead();
        await client.UploadAsync(api, part, content, type);
        Console.WriteLine($"uploaded {part}");
    }

    private static async Task UploadDataAsync(BonafideClient client, AccountReply reply, FileInfo file)
    {
        var api = reply.WorkflowExecution.Credentials.Select(credential => credential.Api)
            .FirstOrDefault(api => api?.Parts.ContainsKey("prepared_data") == true);
        if (api is null)
        {
            Console.Error.WriteLine("This workflow takes no prepared data.");
            return;
        }

        await using var stream = file.OpenRead();
        var data = await JsonSerializer.DeserializeAsync(stream, ContractsJson.Default.PreparedDataRequest);
        await client.UploadPreparedDataAsync(api, data!);
        Console.WriteLine("uploaded prepared data");
    }

    private static async Task<int> FinishAsync(BonafideClient client, AccountReply reply)
    {
        var api = reply.WorkflowExecution.Credentials.Select(credential => credential.Api).First(api =>
            api is not null)!;
        await client.FinalizeAsync(api);
        Output.Details(await client.WaitForResultAsync(
            reply.Account.Id, reply.WorkflowExecution.Id, ExecutionsVerb.PollInterval));
        return 0;
    }
}
