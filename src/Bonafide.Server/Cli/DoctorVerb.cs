using System.CommandLine;
using System.Data.Common;
using System.Text.Json.Nodes;
using Bonafide.Server.Doctor;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide doctor</c>: looks at everything that an installation stands on; changes nothing.</summary>
internal static class DoctorVerb
{
    public static Command Build()
    {
        var local = new LocalInstallation();
        var json = new Option<bool>("--json") { Description = "Prints the checks as JSON." };
        var command = new Command("doctor", "Checks configuration, keys, database, packs, sandboxes and backlog.")
        {
            json,
        };
        local.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (local.Read(result, new Dictionary<string, string?>()) is not { } read)
            {
                return 2;
            }

            var checks = await RunAsync(
                local.Folder(result), read.Configuration, read.Options, cancellationToken);
            Print(checks, result.GetValue(json));
            return checks.Any(check => check.State == CheckState.Failed) ? 1 : 0;
        });
        return command;
    }

    internal static async Task<IReadOnlyList<Check>> RunAsync(
        string folder, IConfigurationRoot configuration, ServerOptions options, CancellationToken cancellationToken)
    {
        var checks = new List<Check>
        {
            Check.Ok("configuration", "It has no mistakes."),
            MachineChecks.DataFolder(folder),
            MachineChecks.Disk(folder),
            MachineChecks.Clock(TimeProvider.System),
            MachineChecks.DataPacks(),
            MachineChecks.NativeLibraries(),
            MachineChecks.Fonts(),
        };
        if (!Directory.Exists(folder))
        {
            return checks;
        }

        await using var services = BonafideHost.Services(folder, configuration, options);
        var storage = (configuration.GetSection("Storage").Get<StorageSettings>() ?? new()).For(folder);
        var installation = new InstallationChecks(services, storage);
        checks.Add(installation.MasterKey());
        checks.Add(await installation.VisionAsync(
            Path.Combine(folder, "bonafide.json"), cancellationToken));
        if (checks.Any(check => check is { Name: "master key", State: CheckState.Failed }))
        {
            return checks;
        }

        await AddAsync(checks, "database", () => installation.DatabaseAsync(cancellationToken));
        if (checks[^1].State != CheckState.Failed)
        {
            await AddAsync(checks, "tenant keys", () => installation.KeysAsync(cancellationToken));
            var isOpen = checks[^1].State != CheckState.Failed;
            await AddAsync(checks, "backlog", () => installation.BacklogAsync(cancellationToken));
            if (isOpen)
            {
                await AddAsync(checks, "audit trail", () => installation.AuditAsync(cancellationToken));
            }
        }

        return checks;
    }

    /// <summary>A database that cannot be asked is an answer too.</summary>
    private static async Task AddAsync(List<Check> checks, string name, Func<Task<Check>> check)
    {
        try
        {
            checks.Add(await check());
        }
        catch (DbException unreachable)
        {
            checks.Add(Check.Failed(name, $"The database does not answer: {unreachable.Message}"));
        }
    }

    private static void Print(IReadOnlyList<Check> checks, bool isJson)
    {
        if (isJson)
        {
            Output.Json(new JsonArray([.. checks.Select(JsonNode (check) => new JsonObject
            {
                ["name"] = check.Name,
                ["state"] = check.State.ToString().ToUpperInvariant(),
                ["says"] = check.Says,
            })]));
            return;
        }

        var table = Output.Table(string.Empty, "check", string.Empty);
        foreach (var check in checks)
        {
            table.AddRow(
                check.State switch
                {
                    CheckState.Ok => "[green]ok[/]",
                    CheckState.Warning => "[yellow]look[/]",
                    _ => "[red]failed[/]",
                },
                check.Name,
                Markup.Escape(check.Says));
        }

        AnsiConsole.Write(table);
    }
}
