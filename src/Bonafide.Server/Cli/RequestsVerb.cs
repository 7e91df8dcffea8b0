using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide requests</c>: the developer log of a tenant.</summary>
internal static class RequestsVerb
{
    public static Command Build()
    {
        var id = new Option<string?>("--id") { Description = "The X-Request-Id of an answer." };
        var failed = new Option<bool>("--failed") { Description = "Only what was refused or failed." };
        var most = new Option<int>("--most")
        {
            Description = "How many to show, newest first.",
            DefaultValueFactory = _ => 50,
        };
        var connection = new Connection();
        var command = new Command("requests", "Shows what clients asked and what they were answered.")
        {
            id, failed, most,
        };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("at", "request", "", "status", "ms", "errors");
            await foreach (var one in client.Management
                .ListRequestsAsync(result.GetValue(id), result.GetValue(failed) ? 400 : null)
                .Take(result.GetValue(most)))
            {
                table.AddRow(
                    $"{one.At:u}", Markup.Escape(one.RequestId), Markup.Escape($"{one.Method} {one.Route}"),
                    one.Status.ToString(CultureInfo.InvariantCulture),
                    one.DurationMs.ToString("0.0", CultureInfo.InvariantCulture),
                    Markup.Escape(one.Errors ?? string.Empty));
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }
}
