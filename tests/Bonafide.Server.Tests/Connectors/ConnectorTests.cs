using System.Text;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Connectors;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Connectors;

/// <summary>A production tenant's connector, from the command line to the decision.</summary>
public sealed class ConnectorTests(RunningHost host) : IClassFixture<RunningHost>
{
    // Port 9 of the loopback: nobody listens, and the default policy forbids it anyway.
    private const string Definition = """
        { "name": "receita", "kind": "cpf", "sourceType": "Government", "country": "BRA",
          "request": { "url": "https://127.0.0.1:9/cpf", "body": { "cpf": "{idNumber}" } },
          "response": { "fields": { "idNumber": { "path": "cpf" } } },
          "auth": { "type": "Bearer", "secret": "open-sesame" }, "limits": { "pauseSeconds": 0 } }
        """;

    [Fact]
    public async Task Put_KeepsSecretsSealed_AndTheCheckNeverPassesOnSilence()
    {
        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        Assert.Equal(0, await VerbAsync(tenant, "put", File(Definition)));
        Assert.Equal(0, await VerbAsync(tenant, "list"));
        Assert.Equal(0, await VerbAsync(tenant, "show", "receita"));

        var service = host.Services.GetRequiredService<ConnectorService>();
        var actor = Actor.System(tenant, "test");
        Assert.Equal("(kept)", (await service.ListAsync(actor, default)).Single().Auth.Secret);
        await service.PutAsync(
            actor, Encoding.UTF8.GetBytes(Definition.Replace("open-sesame", "(kept)", StringComparison.Ordinal)), default);
        var stored = await host.Services.GetRequiredService<StoredConnectors>().OfAsync(tenant, default);
        Assert.Equal("open-sesame", stored.Single().Definition.Auth.Secret);

        var details = await RunningHost.RunAsync(client, 10005, """
            { "firstName": "Rita", "lastName": "Braga", "id": { "idNumber": "11144477735" },
              "address": { "country": "BRA" } }
            """);
        var entry = details.Capabilities!["braCpfValidation"][0];
        Assert.Equal(("NOT_EXECUTED", "TECHNICAL_ERROR"), (entry.Decision.Type, entry.Decision.Details.Label));
        var explanation = await client.ExplainAsync(details.Workflow.Id);
        Assert.Equal(
            "connector:receita", Assert.Single(explanation.Outcomes.Single().DataVersions).Name);

        Assert.Equal(0, await VerbAsync(tenant, "remove", "receita"));
        Assert.Equal(1, await VerbAsync(tenant, "remove", "receita"));
        Assert.Equal(1, await VerbAsync(tenant, "show", "receita"));
        foreach (var file in Directory.GetFiles(host.Folder, "bonafide.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("open-sesame"u8));
        }
    }

    [Fact]
    public async Task Put_ListsEverythingWrong()
    {
        var (tenant, _) = await host.TenantAsync(isSandbox: false);
        var service = host.Services.GetRequiredService<ConnectorService>();
        var wrong = Definition.Replace("\"cpf\",", "\"nothing\",", StringComparison.Ordinal)
            .Replace("https://", "ftp://", StringComparison.Ordinal);
        var problem = await Assert.ThrowsAsync<RequestProblemException>(
            () => service.PutAsync(Actor.System(tenant, "test"), Encoding.UTF8.GetBytes(wrong), default));
        Assert.Equal(["kind", "request.url"], problem.Violations.Select(violation => violation.Field));
        Assert.Equal(1, await VerbAsync(tenant, "put", File(wrong)));
        Assert.Equal(1, await VerbAsync(tenant, "put", File("{")));
        Assert.Equal(2, await VerbAsync(tenant, "put", Path.Combine(host.Folder, "absent.json")));
    }

    private async Task<int> VerbAsync(TenantId tenant, params string[] arguments)
    {
        string[] line = ["connector", .. arguments, "--data", host.Folder, "--tenant", tenant.ToString()];
        var code = await CommandLine.Build().Parse(line).InvokeAsync();
        host.Services.GetRequiredService<StoredConnectors>().Forget(tenant);
        return code;
    }

    private string File(string text)
    {
        var path = Path.Combine(host.Folder, Path.GetRandomFileName());
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
