using System.CommandLine;
using Bonafide.Client;
using Bonafide.Contracts;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide clients</c>: the OAuth2 clients of a tenant.</summary>
internal static class ClientsVerb
{
    public static Command Build() => new("clients", "Makes and changes OAuth2 clients.")
    {
        List(),
        Create(),
        One("secret", "Gives a client another secret; the old one ends at once.",
            (client, id) => client.Management.ReplaceClientSecretAsync(id)),
        One("deactivate", "Switches a client off.",
            (client, id) => client.Management.UpdateClientAsync(id, new(null, null, false))),
        One("activate", "Switches a client on again.",
            (client, id) => client.Management.UpdateClientAsync(id, new(null, null, true))),
    };

    /// <summary>A client, with its secret where the answer has one: it is not shown again.</summary>
    public static void Show(ClientReply client)
    {
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(client.Name)}[/]  {string.Join(' ', client.Permissions)}"
            + (client.Active ? string.Empty : "  [grey]not active[/]"));
        Console.WriteLine($"  client id      {client.ClientId}");
        if (client.ClientSecret is { } secret)
        {
            Console.WriteLine($"  client secret  {secret}");
        }
    }

    private static Command List()
    {
        var connection = new Connection();
        var command = new Command("list", "All clients, oldest first.");
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("client", "name", "permissions", "active", "created");
            foreach (var one in await client.Management.ListClientsAsync())
            {
                table.AddRow(
                    one.ClientId.ToString(), Markup.Escape(one.Name), string.Join(' ', one.Permissions),
                    one.Active ? "yes" : "no", $"{one.CreatedAt:u}");
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command Create()
    {
        var name = new Argument<string>("name") { Description = "For people." };
        var permissions = new Option<string[]>("--permission")
        {
            Description = "initiate, retrieve-delete, manage or operate; can be repeated.",
            DefaultValueFactory = _ => ["initiate", "retrieve-delete"],
        };
        var connection = new Connection();
        var command = new Command("create", "Makes a client and shows its secret once.") { name, permissions };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Show(await client.Management.CreateClientAsync(
                new(result.GetValue(name), result.GetValue(permissions))));
            return 0;
        }));
        return command;
    }

    private static Command One(string name, string description, Func<BonafideClient, Guid, Task<ClientReply>> verb)
    {
        var id = new Argument<Guid>("client") { Description = "Client id." };
        var connection = new Connection();
        var command = new Command(name, description) { id };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            Show(await verb(client, result.GetValue(id)));
            return 0;
        }));
        return command;
    }
}
