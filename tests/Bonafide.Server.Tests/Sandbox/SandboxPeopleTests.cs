using System.Net;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core.Capabilities;
using Bonafide.Server.Tests.Support;
using Bonafide.Tests.Shared;
using Bonafide.Vision.Native;
using Bonafide.Sources.Registers.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Sandbox;

/// <summary>Every fictional person through the public API, from the account to the decision.</summary>
public sealed class SandboxPeopleTests(RunningHost host) : IClassFixture<RunningHost>
{
    /// <summary>What the tables name and no person of a register can bring out, with the reason.</summary>
    private static readonly HashSet<string> Beyond =
    [
        // Only where extraction, which should have read the data, did not deliver.
        "ekycCheck PRECONDITION_NOT_FULFILLED",
    ];

    [Fact]
    public async Task EachPerson_IsAnsweredAsTheDocumentSays_AndTogetherTheyShowEverything()
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in SandboxPeople.All)
        {
            var details = await RunningHost.RunAsync(
                client, person.Workflow, person.Prepared.ToJsonString(), person.SearchType, Selfie(person));
            var entry = details.Capabilities![person.Signal][0];
            seen.Add($"{person.Signal} {entry.Decision.Details.Label}");
            seen.UnionWith((entry.Data ?? []).Select(field => $"{person.Signal}.{field.Key}={Text(field.Value)}"));
            if ((entry.Decision.Type, entry.Decision.Details.Label) != (person.Decision, person.Label))
            {
                wrong.Add($"{person.Signal} '{person.Name}': {entry.Decision.Type} {entry.Decision.Details.Label} "
                    + entry.Data?.ToJsonString());
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var missing = Labels().Concat(SignalTables.DataValues).Except(seen).Except(Beyond).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Document_ListsEveryPerson() => Assert.Equal(
        SandboxPeople.All.Select(person =>
            $"| {person.Signal} | {person.Workflow} | {person.Name} | {person.Decision} | {person.Label} | {person.Why} |"),
        File.ReadLines(Path.Combine(Bonafide.Server.Hosting.Packs.Repository!, "docs", "sandbox.md"))
            .SkipWhile(line => line != "## People in the registers").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2));

    [Theory]
    [MemberData(nameof(SeedBodies.All), MemberType = typeof(SeedBodies))]
    public async Task SeedExample_IsAnsweredAsRuling20Says(
        int workflow, string capability, string body, string type, string label)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var entry = (await RunningHost.RunAsync(client, workflow, body)).Capabilities![capability][0];
        Assert.Equal((type, label), (entry.Decision.Type, entry.Decision.Details.Label));
    }

    [Fact]
    public async Task ColombianExample_IsNoJson_AndRefusedAsPrinted()
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test",
            WorkflowDefinition = new() { Key = 10020 },
        });
        using var answer = await RunningHost.UploadAsync(
            created.WorkflowExecution.Credentials[0].Api!, SeedBodies.ColombianAsPrinted);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Every label that a signal of the list can give at all.</summary>
    private IEnumerable<string> Labels()
    {
        var signals = SandboxPeople.All.Select(person => person.Signal).ToHashSet();
        return host.Services.GetRequiredService<CapabilityCatalog>().All
            .Where(capability => signals.Contains(capability.Name))
            .SelectMany(capability => capability.Labels.Select(label => $"{capability.Name} {label.Label}"));
    }

    private static byte[]? Selfie(SandboxPerson person) => person.Selfie is null
        ? null
        : File.ReadAllBytes(PackFolder.File("samples", person.Selfie));

    private static string? Text(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? node.GetValue<string>()
        : node?.ToJsonString();
}
