using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Workflows;
using Bonafide.Server.Hosting;
using Bonafide.Sources.Registers.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary>
/// <c>bonafide demo-signals</c>: one fictional person per signal that is built, through the public API of a server that
/// lives as long as the demonstration.
/// </summary>
internal static class DemoSignalsVerb
{
    /// <summary>Asks every signal that no person of the registers stands for; all values are sandbox values.</summary>
    private const string Anybody = """
        { "firstName": "Anna", "middleName": "Maria", "lastName": "Berg", "dateOfBirth": "1977-01-02",
          "email": "verified@sandbox.example", "phoneNumber": "+16195550143", "ipAddress": "203.0.113.10",
          "id": { "idNumber": "AB-123", "type": "ID_CARD" },
          "address": { "line1": "12 Oak Avenue", "line2": "Unit 5", "city": "San Diego", "subdivision": "CA",
            "postalCode": "92101", "country": "USA" } }
        """;

    public static Command Build()
    {
        var command = new Command("demo-signals", "Runs one fictional person per signal and shows label and data.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-demo-").FullName;
        try
        {
            var options = ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 });
            await using var app = BonafideHost.Build(folder, BonafideHost.Configure(folder, DemoLog.Quiet), options);
            var origin = await BonafideHost.StartAsync(app, cancellationToken);
            var access = await SandboxSetup.EnsureAsync(app.Services, folder, origin, cancellationToken);
            using var http = new HttpClient();
            using var client = new BonafideClient(http, access.ToClientOptions("bonafide-demo"));
            var table = Output.Table("signal", "person", "decision", "label", "data");
            foreach (var (signal, workflow, person) in Signals(app.Services))
            {
                await AddRowAsync(table, client, signal, workflow, person, cancellationToken);
            }

            // Wide enough for the names of the fields, also where the output is no terminal.
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
            AnsiConsole.Write(table);
            await app.StopAsync(cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is built and has a fictional person, or a workflow of its own that takes data alone.</summary>
    private static IEnumerable<(string Signal, int Workflow, SandboxPerson? Person)> Signals(IServiceProvider services)
    {
        var workflows = services.GetRequiredService<WorkflowCatalog>();
        foreach (var name in services.GetRequiredService<CapabilityCatalog>().All.Select(capability => capability.Name)
            .Order(StringComparer.Ordinal))
        {
            var person = SandboxPeople.All.FirstOrDefault(one => one.Signal == name);
            var key = person?.Workflow ?? workflows.All.FirstOrDefault(workflow =>
                workflow.Capabilities.SequenceEqual([name])
                && workflow.Credentials.All(credential =>
                    credential.Category == Core.Executions.CredentialCategory.Data))?.Key;
            if (key is { } workflow)
            {
                yield return (name, workflow, person);
            }
        }
    }

    private static async Task AddRowAsync(
        Table table, BonafideClient client, string signal, int workflow, SandboxPerson? person,
        CancellationToken cancellationToken)
    {
        var created = await client.CreateAccountAsync(
            new AccountRequest
            {
                CustomerInternalReference = "demo",
                WorkflowDefinition = new() { Key = workflow },
            },
            cancellationToken: cancellationToken);
        var credentials = created.WorkflowExecution.Credentials;
        var api = credentials.First(one => one.Category == "DATA").Api!;
        if (!api.Parts.ContainsKey("prepared_data"))
        {
            table.AddRow(signal, string.Empty, "[grey]needs a device's own data[/]", string.Empty, string.Empty);
            return;
        }

        await client.UploadPreparedDataAsync(
            api,
            JsonSerializer.Deserialize(
                person?.Prepared.ToJsonString() ?? Anybody, ContractsJson.Default.PreparedDataRequest)!,
            cancellationToken);
        if (person?.Selfie is { } selfie)
        {
            await client.UploadAsync(
                credentials.First(one => one.Category == "SELFIE").Api!, "face",
                await File.ReadAllBytesAsync(Path.Combine(Packs.Samples, selfie), cancellationToken), "image/jpeg",
                cancellationToken);
        }

        await client.FinalizeAsync(api, cancellationToken);
        var details = await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, cancellationToken);
        var entry = details.Capabilities![signal][0];
        table.AddRow(
            signal, Markup.Escape(person?.Name ?? "Anna Berg"), Output.Decision(entry.Decision.Type),
            Markup.Escape(entry.Decision.Details.Label), Markup.Escape(Lines(entry.Data)));
    }

    private static string Lines(JsonObject? data) => string.Join(
        '\n', (data ?? []).Select(field => $"{field.Key}: {Text(field.Value)}"));

    private static string? Text(JsonNode? value) => value is JsonValue plain ? plain.ToString() : value?.ToJsonString();
}
