using System.CommandLine;
using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide tenants</c>: the tenants of an installation.</summary>
internal static class TenantsVerb
{
    private const string Maker = "bonafide tenants";

    public static Command Build() =>
        new("tenants", "Lists and makes tenants.") { List(), Create(), First() };

    private static Command List()
    {
        var connection = new Connection();
        var command = new Command("list", "All tenants, newest first; needs the permission Operate.");
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var table = Output.Table("tenant", "name", "sandbox", "created");
            await foreach (var one in client.Management.ListTenantsAsync())
            {
                table.AddRow(
                    one.Id.ToString(), Markup.Escape(one.Name), one.Sandbox ? "yes" : "no", $"{one.CreatedAt:u}");
            }

            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The organisation." };
        var sandbox = new Option<bool>("--sandbox") { Description = "For trying, with fictional people." };
        var connection = new Connection();
        var command = new Command("create", "Makes a tenant and its first client; needs the permission Operate.")
        {
            name, sandbox,
        };
        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, async client =>
        {
            var made = await client.Management.CreateTenantAsync(
                result.GetValue(name)!, result.GetValue(sandbox));
            Console.WriteLine($"tenant {made.Tenant.Id}");
            ClientsVerb.Show(made.Client);
            return 0;
        }));
        return command;
    }

    /// <summary>The first tenant of an installation cannot come over the API: nobody holds Operate yet.</summary>
    private static Command First()
    {
        var local = new LocalInstallation();
        var name = new Argument<string>("name") { Description = "The organisation." };
        var command = new Command(
            "first", "Makes a tenant in the data folder itself, with a client that may do everything.") { name };
        local.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (local.Read(result, new Dictionary<string, string?>()) is not { } read)
            {
                return 2;
            }

            var folder = local.Folder(result);
            PrivateFiles.MakeFolder(folder);
            await using var services = BonafideHost.Services(folder, read.Configuration, read.Options);
            await services.GetRequiredService<Database>().MigrateAsync(cancellationToken);
            var creation = services.GetRequiredService<TenantCreation>();
            var tenant = await creation.CreateTenantAsync(
                Maker, result.GetValue(name)!, isSandbox: false, new TenantSettings(), cancellationToken);
            var client = await creation.CreateClientAsync(
                Actor.System(tenant, Maker), "First client", Permissions.All | Permissions.Operate,
                cancellationToken);
            Console.WriteLine($"tenant {tenant}");
            Console.WriteLine($"  client id      {client.Client.ClientId}");
            Console.WriteLine($"  client secret  {client.Secret}");
            return 0;
        });
        return command;
    }
}
