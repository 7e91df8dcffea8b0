using System.CommandLine;
using System.Globalization;
using System.Text;
using Bonafide.Client;
using Bonafide.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>
/// <c>bonafide demo-batch</c>: a fresh sandbox in a temporary folder, an SSH key, a folder of 200 rows uploaded by real
/// SFTP, and the batch shown to its end.
/// </summary>
internal static class DemoBatchVerb
{
    /// <summary>Every fiftieth row names a workflow that does not exist, so that a failure can be seen.</summary>
    private const int FailEvery = 50;

    private static readonly string[] Emails =
    [
        "verified@sandbox.example", "disposable@sandbox.example", "typo@sandbox.example", "unclear@sandbox.example",
    ];

    public static Command Build()
    {
        var rows = new Option<int>("--rows") { Description = "1 to 10000.", DefaultValueFactory = _ => 200 };
        var command = new Command("demo-batch", "Uploads a folder of 200 rows by SFTP and shows it to the end.")
        {
            rows,
        };
        command.SetAction((result, cancellationToken) =>
            RunAsync(Math.Clamp(result.GetValue(rows), 1, 10_000), cancellationToken));
        return command;
    }

    /// <summary>The file that is uploaded: rows of the email check, with the sandbox's documented values.</summary>
    internal static string Csv(int rows)
    {
        var text = new StringBuilder("workflowDefinitionKey,customerInternalReference,preparedData.email\n");
        foreach (var row in Enumerable.Range(1, rows))
        {
            var key = row % FailEvery == 0 ? "99999" : "10066";
            text.Append(CultureInfo.InvariantCulture, $"{key},demo row {row},{Emails[row % Emails.Length]}\n");
        }

        return text.ToString();
    }

    private static async Task<int> RunAsync(int rows, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-demo-").FullName;
        try
        {
            return await RunAsync(folder, rows, cancellationToken);
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, int rows, CancellationToken cancellationToken)
    {
        var options = ServeVerb.WithPort(new ServerOptions { Port = 0, Sandbox = true });
        var configuration = BonafideHost.Configure(
            folder,
            new Dictionary<string, string?>(DemoLog.Quiet) { ["Sftp:Enabled"] = "true", ["Sftp:Port"] = "0" });
        await using var app = BonafideHost.Build(folder, configuration, options);
        var origin = await BonafideHost.StartAsync(app, cancellationToken);
        var access = await SandboxSetup.EnsureAsync(app.Services, folder, origin, cancellationToken);
        AnsiConsole.MarkupLine($"a fresh sandbox on [bold]{origin}[/]");
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("bonafide-demo"));

        var key = Path.Combine(folder, "demo_key.pem");
        var pair = await client.Batches.GenerateKeyAsync(cancellationToken: cancellationToken);
        PrivateFiles.Write(key, pair.PrivateKey);
        var sftp = await client.Batches.GetSftpAsync(cancellationToken);
        var upload = Directory.CreateDirectory(Path.Combine(folder, "upload")).FullName;
        await File.WriteAllTextAsync(Path.Combine(upload, "input.csv"), Csv(rows), cancellationToken);
        AnsiConsole.MarkupLine($"uploading {rows} rows to [bold]{sftp.Url}[/]");
        var reference = await SftpUpload.RunAsync(sftp, key, upload);
        AnsiConsole.MarkupLine($"batch [bold]{reference}[/]");
        await BatchOutput.WatchAsync(client, reference);
        await app.StopAsync(cancellationToken);
        return 0;
    }
}
