using System.CommandLine;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Cli;

/// <summary>What verbs share that work on one tenant of an installation from inside.</summary>
internal static class TenantInstallation
{
    public delegate Task<int> TenantAction(
        ParseResult result, IServiceProvider services, Actor actor, CancellationToken cancellationToken);

    /// <summary>Adds <c>--data</c> and <c>--tenant</c> and runs the action as the command line.</summary>
    public static void AddTo(Command command, TenantAction action)
    {
        var local = new LocalInstallation();
        var tenant = new Option<Guid?>("--tenant") { Description = "Tenant id. Default: the only tenant there is." };
        local.AddTo(command);
        command.Options.Add(tenant);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (local.Read(result, new Dictionary<string, string?>()) is not { } read)
            {
                return 2;
            }

            await using var services = BonafideHost.Services(local.Folder(result), read.Configuration, read.Options);
            if (await FindAsync(services, result.GetValue(tenant), cancellationToken) is not { } found)
            {
                return 2;
            }

            try
            {
                return await action(
                    result, services, Actor.System(found, $"bonafide {command.Name}"), cancellationToken);
            }
            catch (RequestProblemException problem)
            {
                await Console.Error.WriteLineAsync(problem.Detail);
                return 1;
            }
        });
    }

    private static async Task<TenantId?> FindAsync(
        ServiceProvider services, Guid? wanted, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        await database.MigrateAsync(cancellationToken);
        var tenants = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken);
        var chosen = wanted is { } id ? tenants.Where(tenant => tenant.Id.Value == id).ToList() : tenants;
        if (chosen.Count == 1)
        {
            return chosen[0].Id;
        }

        await Console.Error.WriteLineAsync(chosen.Count == 0
            ? "There is no such tenant here."
            : "There are several tenants; choose one with --tenant:");
        foreach (var tenant in chosen)
        {
            await Console.Error.WriteLineAsync($"  {tenant.Id}  {tenant.Name}");
        }

        return null;
    }
}
