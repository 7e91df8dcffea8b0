using System.CommandLine;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Engine.Replay;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide replay</c>: judges an execution again from its stored facts and compares.</summary>
internal static class ReplayVerb
{
    public static Command Build()
    {
        var local = new LocalInstallation();
        var id = new Argument<Guid>("id") { Description = "Id of the workflow execution." };
        var command = new Command("replay", "Judges an execution again from its stored facts; writes nothing.") { id };
        local.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (local.Read(result, new Dictionary<string, string?>()) is not { } read)
            {
                return 2;
            }

            await using var services = BonafideHost.Services(local.Folder(result), read.Configuration, read.Options);
            return await ReplayAsync(services, new ExecutionId(result.GetValue(id)), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ReplayAsync(
        ServiceProvider services, ExecutionId id, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        await database.MigrateAsync(cancellationToken);
        var tenants = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken);
        foreach (var tenant in tenants)
        {
            try
            {
                return Print(await services.GetRequiredService<ReplayService>()
                    .ReplayAsync(tenant.Id, id, cancellationToken));
            }
            catch (RequestProblemException problem) when (problem.Kind != ProblemKind.NotFound)
            {
                await Console.Error.WriteLineAsync(problem.Detail);
                return 1;
            }
            catch (RequestProblemException)
            {
                // Of another tenant: the next one may have it.
            }
        }

        await Console.Error.WriteLineAsync("There is no such execution here, or its content was erased.");
        return 1;
    }

    private static int Print(ReplayResult result)
    {
        if (result.Replayed is { } decision)
        {
            AnsiConsole.MarkupLine(
                $"{Output.Decision(decision.Type.Wire())}  {Markup.Escape(decision.Label)}  "
                + $"score {decision.Score:0.##}");
        }

        Console.WriteLine(result.IsSame ? "the same as stored" : "differs from what is stored:");
        foreach (var difference in result.Differences)
        {
            Console.WriteLine($"  {difference}");
        }

        return result.IsSame ? 0 : 1;
    }
}
