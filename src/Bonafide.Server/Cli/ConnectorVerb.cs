using System.CommandLine;
using System.Text.Json;
using Bonafide.Core.Errors;
using Bonafide.Engine.Connectors;
using Bonafide.Sources.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide connector</c>: the HTTP providers that a tenant asks.</summary>
internal static class ConnectorVerb
{
    public static Command Build() => new("connector", "Puts, shows and removes HTTP providers.")
    {
        Put(), List(), Show(), Remove(),
    };

    private static Command Put()
    {
        var file = new Argument<FileInfo>("file") { Description = "The definition as JSON (docs/connectors.md)." };
        var command = new Command("put", "Adds a connector, or replaces the one of its name.") { file };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            var chosen = result.GetValue(file)!;
            if (!chosen.Exists || chosen.Length > ConnectorService.MostBytes)
            {
                await Console.Error.WriteLineAsync(
                    $"There is no such file of at most {ConnectorService.MostBytes} bytes.");
                return 2;
            }

            try
            {
                await services.GetRequiredService<ConnectorService>().PutAsync(
                    actor, await File.ReadAllBytesAsync(chosen.FullName, cancellationToken), cancellationToken);
            }
            catch (RequestProblemException wrong)
            {
                await Console.Error.WriteLineAsync(
                    string.Join("\n  ", wrong.Violations.Select(one => one.Message).Prepend(wrong.Detail)));
                return 1;
            }

            Console.WriteLine("kept; a running server asks it within five seconds");
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Shows the connectors.");
        TenantInstallation.AddTo(command, async (_, services, actor, cancellationToken) =>
        {
            var table = Output.Table("name", "kind", "source", "country", "host", "authentication");
            foreach (var one in await services.GetRequiredService<ConnectorService>()
                .ListAsync(actor, cancellationToken))
            {
                table.AddRow(
                    one.Name, one.Kind, one.SourceType.ToString(), one.Country ?? "any",
                    Markup.Escape(new Uri(one.Request.Url).Authority), one.Auth.Type.ToString());
            }

            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("name");
        var command = new Command("show", "Prints a definition without its secrets.") { name };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            var all = await services.GetRequiredService<ConnectorService>().ListAsync(actor, cancellationToken);
            if (all.FirstOrDefault(one => one.Name == result.GetValue(name)) is not { } found)
            {
                await Console.Error.WriteLineAsync("There is no connector of this name.");
                return 1;
            }

            Console.WriteLine(JsonSerializer.Serialize(found, ConnectorDefinition.Json));
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name");
        var command = new Command("remove", "Forgets a connector with its credentials.") { name };
        TenantInstallation.AddTo(command, async (result, services, actor, cancellationToken) =>
        {
            await services.GetRequiredService<ConnectorService>()
                .RemoveAsync(actor, result.GetValue(name)!, cancellationToken);
            Console.WriteLine("removed");
            return 0;
        });
        return command;
    }
}
