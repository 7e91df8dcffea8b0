using System.CommandLine;
using System.Globalization;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Hosting;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide batch</c>: SSH keys, checks, uploads, progress and reports of batches.</summary>
internal static class BatchVerb
{
    public static Command Build() => new("batch", "Uploads batches of transactions and watches them.")
    {
        KeyGen(), Keys(), Revoke(), Validate(), Upload(), List(), Watch(), Report(),
    };

    private static Command KeyGen()
    {
        var rsa = new Option<bool>("--rsa") { Description = "RSA with 3072 bits as PEM, for clients that want it." };
        var output = new Option<string>("--out")
        {
            Description = "File for the private key, which is shown nowhere else.", Required = true,
        };
        return Verb("keygen", "Makes an SSH key for SFTP; the old one stops working.", [], [rsa, output],
            async (client, result) =>
            {
                var pair = await client.Batches.GenerateKeyAsync(result.GetValue(rsa) ? "rsa" : "ed25519");
                PrivateFiles.Write(result.GetValue(output)!, pair.PrivateKey);
                var sftp = await client.Batches.GetSftpAsync();
                Console.WriteLine($"key {pair.Id}, valid until {pair.ExpiresAt:u}");
                Console.WriteLine($"sftp -i {result.GetValue(output)} -P {sftp.Port} {sftp.User}@{sftp.Host}");
                return 0;
            });
    }

    private static Command Keys() => Verb("keys", "The tenant's SSH keys.", [], [], async (client, _) =>
    {
        var table = Output.Table("key", "created", "expires", "state");
        foreach (var key in (await client.Batches.ListKeysAsync()).Keys)
        {
            table.AddRow(
                key.Id.ToString(), $"{key.CreatedAt:u}", $"{key.ExpiresAt:u}",
                key.Live ? "live" : key.RevokedAt is null ? "expired" : "revoked");
        }

        AnsiConsole.Write(table);
        return 0;
    });

    private static Command Revoke()
    {
        var id = new Argument<Guid>("key") { Description = "Key id." };
        return Verb("revoke", "Revokes an SSH key and ends its sessions.", [id], [], async (client, result) =>
        {
            await client.Batches.RevokeKeyAsync(result.GetValue(id));
            Console.WriteLine("revoked");
            return 0;
        });
    }

    private static Command Validate()
    {
        var source = new Argument<string>("source")
        {
            Description = "A folder with input.csv, a zip of one, or the UUID of a folder that was uploaded.",
        };
        return Verb("validate", "Checks a batch without running it.", [source], [], async (client, result) =>
        {
            var given = result.GetValue(source)!;
            var reply = Guid.TryParse(given, out var folder)
                ? await client.Batches.ValidateAsync(folder)
                : await BatchFolder.SendAsync(given, zip => client.Batches.ValidateAsync(zip));
            Console.WriteLine($"{(reply.Valid ? "valid" : "not valid")}, {reply.Rows} rows");
            BatchOutput.Errors(reply.Errors, reply.MoreErrors);
            return reply.Valid ? 0 : 1;
        });
    }

    private static Command Upload()
    {
        var source = new Argument<string>("source") { Description = "A folder with input.csv, or a zip of one." };
        var key = new Option<string?>("--key") { Description = "Uploads a folder by SFTP with this private key." };
        var wait = new Option<bool>("--watch") { Description = "Shows the batch to its end." };
        return Verb("upload", "Starts a batch.", [source], [key, wait], async (client, result) =>
        {
            var given = result.GetValue(source)!;
            var reference = result.GetValue(key) is { } file
                ? await SftpUpload.RunAsync(await client.Batches.GetSftpAsync(), file, given)
                : (await BatchFolder.SendAsync(given, zip => client.Batches.StartAsync(zip))).RequestReference;
            Console.WriteLine($"batch {reference}");
            return result.GetValue(wait) ? await BatchOutput.WatchAsync(client, reference) : 0;
        });
    }

    private static Command List() => Verb("list", "Batches, newest first.", [], [], async (client, _) =>
    {
        var reply = await client.Batches.ListAsync();
        var table = Output.Table("batch", "status", "created", "rows", "succeeded", "failed");
        foreach (var one in reply.Batches)
        {
            table.AddRow(
                one.RequestReference.ToString(), one.Status, $"{one.CreatedAt:u}", Text(one.Total),
                Text(one.Succeeded), Text(one.Failed));
        }

        AnsiConsole.Write(table);
        foreach (var warning in reply.Warnings)
        {
            Console.WriteLine($"warning: {warning.Folder}: {warning.Detail}");
        }

        return 0;
    });

    private static Command Watch()
    {
        var id = new Argument<Guid>("batch") { Description = "Request reference." };
        return Verb("watch", "Shows a batch to its end.", [id], [], (client, result) =>
            BatchOutput.WatchAsync(client, result.GetValue(id)));
    }

    private static Command Report()
    {
        var id = new Argument<Guid>("batch") { Description = "Request reference." };
        var csv = new Option<bool>("--csv") { Description = "Prints the report as CSV." };
        var failed = new Option<bool>("--failed") { Description = "Prints the failed rows, ready to be uploaded." };
        var json = new Option<bool>("--json") { Description = "Prints the API's own JSON." };
        return Verb("report", "What became of a batch.", [id], [csv, failed, json], async (client, result) =>
        {
            var reference = result.GetValue(id);
            if (result.GetValue(csv) || result.GetValue(failed))
            {
                Console.Write(await client.Batches.DownloadAsync(
                    reference, result.GetValue(csv) ? "report.csv" : "failed.csv"));
                return 0;
            }

            var report = await client.Batches.GetReportAsync(reference);
            if (result.GetValue(json))
            {
                Output.Json(report, ContractsJson.Default.BatchReportReply);
            }
            else
            {
                BatchOutput.Report(report);
            }

            return 0;
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Command Verb(
        string name, string description, IReadOnlyList<Argument> arguments, IReadOnlyList<Option> options,
        Func<BonafideClient, ParseResult, Task<int>> verb)
    {
        var connection = new Connection();
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        connection.AddTo(command);
        command.SetAction(result => connection.RunAsync(result, client => verb(client, result)));
        return command;
    }
}
