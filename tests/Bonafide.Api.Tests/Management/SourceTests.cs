using System.Text;
using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class SourceTests(ApiHost host)
{
    private const string Registers = "/api/management/v1/registers";
    private const string Connectors = "/api/management/v1/connectors";
    private const string Good = "idNumber,firstName,lastName,dateOfBirth\n11144477735,Rita,Braga,1980-03-08\n";

    private const string Definition = """
        { "name": "receita", "kind": "cpf", "sourceType": "Government", "country": "BRA",
          "request": { "url": "https://provider.example/cpf", "body": { "cpf": "{idNumber}" } },
          "response": { "fields": { "idNumber": { "path": "cpf" } } },
          "auth": { "type": "Bearer", "secret": "open-sesame" } }
        """;

    [Fact]
    public async Task Imports_Lists_Activates_Removes_AndNotesIt()
    {
        using var client = await host.NewTenantAsync(new());
        var dry = (await ImportAsync(client, "registerKind=cpf&registerName=holders&dryRun=true", Good)).Expect(200).Json;
        Assert.Equal((1, null), ((int)dry["records"]!, (string?)dry["version"]));
        Assert.Empty((await client.GetAsync(Registers)).Expect(200).Json["registers"]!.AsArray());

        var first = (await ImportAsync(client, "registerKind=cpf&registerName=holders", Good)).Expect(200).Json["version"]!.ToString();
        var second = (await ImportAsync(client, "registerKind=cpf&registerName=holders", Good)).Expect(200).Json["version"]!.ToString();
        var listed = (await client.GetAsync(Registers)).Expect(200).Json["registers"]!.AsArray().Single()!;
        Assert.Equal(
            ("holders", "cpf", "Government", second),
            ((string)listed["name"]!, (string)listed["kind"]!, (string)listed["sourceType"]!, (string)listed["version"]!));
        Assert.Equal(2, listed["versions"]!.AsArray().Count);

        var unnamed = (await client.PostAsync($"{Registers}/holders/activate", "")).Expect(400).Json;
        Assert.Equal("version", (string)unnamed["violations"]!.AsArray().Single()!["field"]!);
        for (var i = 0; i < 2; i++)
        {
            // Sent again it does the same again.
            var activated = (await client.PostAsync($"{Registers}/holders/activate?version={first}", ""))
                .Expect(200).Json;
            Assert.Equal(first, (string)activated["version"]!);
        }

        foreach (var path in new[] { "holders", "no-such-register" })
        {
            var foreign = await host.Stranger.SendAsync(HttpMethod.Delete, $"{Registers}/{path}");
            Assert.Equal("There is no register of this name.", (string)foreign.Expect(404).Json["detail"]!);
        }

        (await client.SendAsync(HttpMethod.Delete, $"{Registers}/holders")).Expect(200);
        Assert.Empty((await client.GetAsync(Registers)).Expect(200).Json["registers"]!.AsArray());
        foreach (var (verb, times) in new[] { ("register.import", 2), ("register.activate", 2), ("register.remove", 1) })
        {
            Assert.Equal(times, (await AuditLog.EntriesAsync(client, verb)).Count);
        }
    }

    [Fact]
    public async Task AFileWithMistakes_ChangesNothing_AndAllAreListed()
    {
        using var client = await host.NewTenantAsync(new());
        var refused = (await ImportAsync(
            client, "registerKind=cpf", Good + "11144477735,Rita,Braga,1980-03-08\n52998224725,Rui,Braga,1980-02-30\n")).Expect(400);
        Assert.Equal(["line 3, idNumber", "line 4, dateOfBirth"], refused.Fields);
        Assert.DoesNotContain("1980-02-30", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["registerKind", "registerName", "sourceType", "country"],
            (await ImportAsync(client, "registerKind=x&registerName=No%20Name&sourceType=x&country=x", Good)).Expect(400).Fields);
        Assert.Equal(["sourceType"], (await ImportAsync(client, "registerKind=person", Good)).Expect(400).Fields);
        (await client.PostAsync($"{Registers}?registerKind=cpf", "{}")).Expect(415);
        Assert.Empty((await client.GetAsync(Registers)).Expect(200).Json["registers"]!.AsArray());
    }

    [Fact]
    public async Task Puts_Shows_RemovesAConnector_AndKeepsItsSecret()
    {
        using var client = await host.NewTenantAsync(new());
        (await client.PostAsync(Connectors, Definition)).Expect(200);
        var shown = (await client.GetAsync($"{Connectors}/receita")).Expect(200);
        Assert.Equal("(kept)", (string)shown.Json["auth"]!["secret"]!);
        Assert.DoesNotContain("open-sesame", shown.Text, StringComparison.Ordinal);
        (await client.PostAsync(Connectors, shown.Text)).Expect(200);
        Assert.Single((await client.GetAsync(Connectors)).Expect(200).Json["connectors"]!.AsArray());

        (await host.Stranger.GetAsync($"{Connectors}/receita")).Expect(404);
        (await host.Stranger.SendAsync(HttpMethod.Delete, $"{Connectors}/receita")).Expect(404);
        Assert.Equal(
            ["request.url"],
            (await client.PostAsync(Connectors, Definition.Replace("https:", "ftp:", StringComparison.Ordinal)))
                .Expect(400).Fields);
        (await client.SendAsync(HttpMethod.Delete, $"{Connectors}/receita")).Expect(200);
        (await client.GetAsync($"{Connectors}/receita")).Expect(404);
        Assert.Equal(2, (await AuditLog.EntriesAsync(client, "connector.put")).Count);
    }

    [Fact]
    public async Task NeedsThePermission_Manage()
    {
        using var client = await host.NewClientAsync(host.Client.Tenant, Core.Permissions.Initiate);
        (await client.GetAsync(Registers)).Expect(403);
        (await ImportAsync(client, "registerKind=cpf", Good)).Expect(403);
        (await client.GetAsync(Connectors)).Expect(403);
        (await client.PostAsync(Connectors, Definition)).Expect(403);
    }

    private static Task<Answer> ImportAsync(ApiClient client, string query, string csv) => client.SendAsync(
        HttpMethod.Post, $"{Registers}?{query}", new StringContent(csv, Encoding.UTF8, "text/csv"));
}
