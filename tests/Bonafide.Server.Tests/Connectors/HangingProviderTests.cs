using System.Text;
using Bonafide.Contracts;
using Bonafide.Client;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Connectors;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Bonafide.Sources.Tests.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Connectors;

/// <summary>One bad provider slows nobody else: more executions wait for it than there are workers, and others go
/// on.</summary>
public sealed class HangingProviderTests : IAsyncLifetime
{
    private const int Waiting = 20;
    private const string Person = """
        { "firstName": "Rita", "lastName": "Braga", "id": { "idNumber": "11144477735" }, "address": { "country": "BRA" } }
        """;

    private readonly RunningHost _host = new();
    private FakeProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _host.Settings["Sources:Connectors:AllowPrivateDestinations"] = "true";
        _provider = await FakeProvider.StartAsync();
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Others_GoOn_AndTheAffectedEndAsTechnicalErrors()
    {
        var (tenant, client) = await _host.TenantAsync(isSandbox: false);

        // Its answer, when it comes at last, has no number: nobody can believe it.
        await _host.Services.GetRequiredService<ConnectorService>().PutAsync(
            Actor.System(tenant, "test"), Encoding.UTF8.GetBytes($$"""
                { "name": "receita", "kind": "cpf", "sourceType": "Government", "country": "BRA",
                  "request": { "url": "{{_provider.Origin}}/held", "body": { "cpf": "{idNumber}" } },
                  "response": { "fields": { "idNumber": { "path": "cpf" } } },
                  "limits": { "timeoutSeconds": 30, "attempts": 1 } }
                """), default);
        var affected = new List<AccountReply>();
        for (var i = 0; i < Waiting; i++)
        {
            affected.Add(await BeginAsync(client, 10005, Person));
        }

        for (var i = 0; i < 3; i++)
        {
            var other = await RunningHost.RunAsync(client, 10066, """{ "email": "somebody@example.org" }""");
            Assert.Equal("PROCESSED", other.Workflow.Status);
        }

        Assert.All(await StatusAsync(client, affected), status => Assert.Equal("ACQUIRED", status));
        Assert.NotEmpty(_provider.Calls);

        _provider.Held.SetResult();
        foreach (var one in affected)
        {
            var ended = await ExecutionsVerb.WaitAsync(
                client, one.Account.Id, one.WorkflowExecution.Id, TimeProvider.System, default);
            var entry = ended.Capabilities!["braCpfValidation"][0];
            Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), (entry.Decision.Type, entry.Decision.Details.Label));
        }
    }

    private static async Task<AccountReply> BeginAsync(BonafideClient client, int workflow, string preparedData)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test", WorkflowDefinition = new() { Key = workflow },
        });
        var api = created.WorkflowExecution.Credentials.First(one => one.Category == "DATA").Api!;
        using var taken = await RunningHost.UploadAsync(api, preparedData);
        taken.EnsureSuccessStatusCode();
        await client.FinalizeAsync(api);
        return created;
    }

    private static async Task<IReadOnlyList<string>> StatusAsync(BonafideClient client, List<AccountReply> executions)
    {
        var found = new List<string>();
        foreach (var one in executions)
        {
            found.Add((await client.GetStatusAsync(one.Account.Id, one.WorkflowExecution.Id)).WorkflowExecution.Status);
        }

        return found;
    }
}
