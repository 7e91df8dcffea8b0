using System.CommandLine;
using Bonafide.Server.Demo;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide demo</c>: three people verified end to end, with the reasons.</summary>
internal static class DemoVerb
{
    public static Command Build()
    {
        var local = new LocalInstallation();
        var command = new Command(
            "demo", "Verifies fictional people end to end in a fresh sandbox and shows why each was decided so.");
        local.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = Path.Combine(local.Folder(result), "demo");
            var given = new Dictionary<string, string?>(DemoLog.Quiet)
            {
                [$"{ServerOptions.Section}:Port"] = "0",
                [$"{ServerOptions.Section}:Sandbox"] = "true",
            };
            return local.Read(result, given) is { } read
                ? await RunAsync(folder, read.Configuration, read.Options, cancellationToken)
                : 2;
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, IConfiguration configuration, ServerOptions options, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeFolder(folder);
        using var serving = ServingLock.TryTake(folder);
        if (serving is null)
        {
            await Console.Error.WriteLineAsync($"Another process serves {folder} already.");
            return 1;
        }

        AnsiConsole.MarkupLine("\n[bold]Bonafide[/] verifies three fictional people in a fresh sandbox\n");
        await using var app = BonafideHost.Build(folder, configuration, ServeVerb.WithPort(options));
        var origin = await BonafideHost.StartAsync(app, cancellationToken);
        var access = await SandboxSetup.MakeAsync(app.Services, folder, origin, cancellationToken);
        var pictures = DemoPictures.Draw(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var differences = new List<string>();
        await using (var run = new DemoRun(access))
        {
            var number = 0;
            await foreach (var (demo, details, explanation) in run.AllAsync(DemoCases.Of(pictures)))
            {
                DemoReport.Print(++number, demo, details, explanation);
                differences.AddRange(DemoRun.Differences(demo, details).Select(one => $"{number}: {one}"));
            }
        }

        Console.WriteLine("Look further: ./run serve --sandbox --data "
            + $"{Path.GetRelativePath(Environment.CurrentDirectory, folder)}, then ./run executions --help\n");
        await app.StopAsync(cancellationToken);
        foreach (var difference in differences)
        {
            await Console.Error.WriteLineAsync($"Not as it should be. {difference}");
        }

        return differences.Count == 0 ? 0 : 1;
    }
}
