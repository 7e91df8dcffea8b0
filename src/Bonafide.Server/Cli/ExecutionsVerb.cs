using System.CommandLine;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide executions</c>: looks at workflow executions through the public API.</summary>
internal static class ExecutionsVerb
{
    /// <summary>How often <c>wait</c> asks.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    public static Command Build() => new("executions", "Looks at workflow executions.")
    {
        List(),
        One("show", "Decision and every capability.", async (client, account, execution, json) =>
        {
            var details = await client.GetDetailsAsync(account, execution);
            if (json)
            {
                Output.Json(details, ContractsJson.Default.DetailsReply);
            }
            else
            {
                Output.Details(details);
            }

            return 0;
        }),
        One("wait", "Waits until it is final, then shows it.", async (client, account, execution, json) =>
        {
            Output.Details(await client.WaitForResultAsync(account, execution, PollInterval));
            return 0;
        }),
        One("steps", "Steps with their reasons, as JSON.", async (client, account, execution, _) =>
        {
            Output.Json(await client.GetStepsAsync(account, execution), ContractsJson.Default.StepsReply);
            return 0;
        }),
        One("rules", "Rules that fired, as JSON.", async (client, account, execution, _) =>
        {
            Output.Json(await client.GetRulesAsync(account, execution), ContractsJson.Default.RulesReply);
            return 0;
        }),
        One("report", "A link to the PDF report.", async (client, account, execution, _) =>
        {
            Console.WriteLine((await client.GetReportAsync(account, execution)).PresignedUrl);
            return 0;
        }),
        One("delete", "Erases its content.", async (client, account, execution, _) =>
        {
            await client.DeleteExecutionAsync(account, execution);
            Console.WriteLine("deleted");
            return 0;
        }),
    };

    /// <summary>Asks until the status is final.</summary>
    public static Task<DetailsReply> WaitAsync(
        BonafideClient client, Guid account, Guid execution, TimeProvider time, CancellationToken cancellationToken) =>
        client.WaitForResultAsync(account, execution, PollInterval, cancellationToken);

    private static Command List()
    {
        var account = new Argument<Guid>("account") { Description = "Account id." };
        var connection = new Connection();
        var command = new Command("list", "All executions of an account.") { account };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("execution", "workflow", "status", "created", "completed");
            await foreach (var execution in client.ListExecutionsAsync(result.GetValue(account)))
            {
                table.AddRow(
                    execution.Id.ToString(), execution.DefinitionKey, execution.Status,
                    $"{execution.CreatedAt:u}", execution.CompletedAt is { } at ? $"{at:u}" : "");
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command One(
        string name, string description, Func<BonafideClient, Guid, Guid, bool, Task<int>> verb)
    {
        var account = new Argument<Guid>("account") { Description = "Account id." };
        var execution = new Argument<Guid>("execution") { Description = "Workflow execution id." };
        var json = new Option<bool>("--json") { Description = "Prints the API's own JSON." };
        var connection = new Connection();
        var command = new Command(name, description) { account, execution, json };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, client => verb(
            client, result.GetValue(account), result.GetValue(execution), result.GetValue(json))));
        return command;
    }
}
