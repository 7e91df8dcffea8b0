using System.CommandLine;
using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide callbacks</c>: looks at callbacks and sends them again.</summary>
internal static class CallbacksVerb
{
    public static Command Build() => new("callbacks", "Looks at callbacks and sends them again.")
    {
        List(),
        One("show", "One callback with every attempt.", (client, id) => client.Management.GetCallbackAsync(id)),
        One("resend", "Makes a callback due now, whatever became of it.",
            (client, id) => client.Management.ResendCallbackAsync(id)),
    };

    private static Command List()
    {
        var most = new Option<int>("--most")
        {
            Description = "How many to show, newest first.",
            DefaultValueFactory = _ => 50,
        };
        var connection = new Connection();
        var command = new Command("list", "Callbacks, newest first.") { most };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("callback", "execution", "state", "attempts", "created", "due");
            await foreach (var one in client.Management.ListCallbacksAsync().Take(result.GetValue(most)))
            {
                table.AddRow(
                    one.Id.ToString(), one.ExecutionId.ToString(), one.State,
                    one.AttemptCount.ToString(CultureInfo.InvariantCulture), $"{one.CreatedAt:u}",
                    one.DueAt is { } due ? $"{due:u}" : "");
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command One(string name, string description, Func<BonafideClient, Guid, Task<CallbackReply>> verb)
    {
        var id = new Argument<Guid>("callback") { Description = "Callback id, the webhook-id of its attempts." };
        var json = new Option<bool>("--json") { Description = "Prints the API's own JSON." };
        var connection = new Connection();
        var command = new Command(name, description) { id, json };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var callback = await verb(client, result.GetValue(id));
            if (result.GetValue(json))
            {
                Output.Json(callback, ContractsJson.Default.CallbackReply);
            }
            else
            {
                Show(callback);
            }

            return 0;
        }));
        return command;
    }

    private static void Show(CallbackReply callback)
    {
        AnsiConsole.WriteLine($"{callback.State}  execution {callback.ExecutionId}  event {callback.Sequence}");
        var table = Output.Table("attempt", "at", "answer", "ms");
        foreach (var attempt in callback.Attempts ?? [])
        {
            table.AddRow(
                attempt.Number.ToString(CultureInfo.InvariantCulture),
                $"{attempt.At:u}",
                Markup.Escape(attempt.HttpStatus?.ToString(CultureInfo.InvariantCulture) ?? attempt.Failure ?? ""),
                attempt.DurationMs.ToString(CultureInfo.InvariantCulture));
        }

        if (table.Rows.Count > 0)
        {
            AnsiConsole.Write(table);
        }
    }
}
