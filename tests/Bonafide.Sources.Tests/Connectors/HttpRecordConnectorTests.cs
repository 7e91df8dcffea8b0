using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Connectors;

namespace Bonafide.Sources.Tests.Connectors;

public sealed class HttpRecordConnectorTests
{
    [Fact]
    public async Task Asks_AsTheTemplateSays_AndReadsARecord()
    {
        await using var provider = await FakeProvider.StartAsync();
        var answer = await ConnectorFixture.AskAsync(ConnectorFixture.Definition(provider.Origin + "/ok?q={firstName}"));

        Assert.True(answer.Answered);
        var record = Assert.Single(answer.Records);
        Assert.Equal(
            ("12345678", "Ana", new DateOnly(1990, 2, 3), "M", "Rosario"),
            (record[RecordFields.IdNumber], record[RecordFields.FirstName], record.Day(RecordFields.DateOfBirth),
                record[RecordFields.Sex], record[RecordFields.City]));
        var call = Assert.Single(provider.Calls);
        var body = JsonNode.Parse(call.Body)!;
        Assert.Equal(("12345678", "F", "03/02/1990"), ((string?)body["dni"], (string?)body["sexo"], (string?)body["nacimiento"]));
        Assert.Null(body["correo"]);
        Assert.Equal(call.Idempotency, (string?)body["consulta"]!["id"]);
        Assert.Equal("/ok?q=Ana%20%22%0D%0AX-Injected%3A%201", call.Path);
        Assert.Equal((FakeProvider.Person, 200, call.Idempotency),
            (answer.Reply!.Body, answer.Reply.Status, answer.Reply.RequestId));
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/says-none")]
    public async Task Reads_NotFound(string path)
    {
        await using var provider = await FakeProvider.StartAsync();
        var answer = await ConnectorFixture.AskAsync(ConnectorFixture.Definition(provider.Origin + path));
        Assert.True(answer.Answered);
        Assert.Empty(answer.Records);
    }

    [Theory]
    [InlineData("/slow")]
    [InlineData("/half")]
    [InlineData("/error")]
    [InlineData("/moved")]
    [InlineData("/endless")]
    [InlineData("/huge")]
    [InlineData("/not-json")]
    [InlineData("/deep")]
    [InlineData("/array")]
    [InlineData("/no-result")]
    [InlineData("/bad-date")]
    [InlineData("/no-number")]
    [InlineData("/long")]
    [InlineData("/many")]
    [InlineData("/says-down")]
    public async Task IsSilent_AndNeverSaysNotFound_WhenTheProviderIsBad(string path)
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + path);
        var patience = path == "/slow" ? 0.2 : 5;
        definition = definition with { Limits = definition.Limits with { TimeoutSeconds = patience } };
        var answer = await ConnectorFixture.AskAsync(definition);
        Assert.False(answer.Answered);
        Assert.Empty(answer.Records);
    }

    [Fact]
    public async Task TriesAgain_WithTheSameKey()
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + "/flaky");
        definition = definition with { Limits = definition.Limits with { Attempts = 2 } };
        var answer = await ConnectorFixture.AskAsync(definition);
        Assert.True(answer.Answered);
        Assert.Equal(2, provider.Calls.Count);
        Assert.Single(provider.Calls.Select(call => call.Idempotency).Distinct());
    }

    [Fact]
    public async Task LeavesABadProviderAlone_AndSlowsNobodyElse()
    {
        await using var bad = await FakeProvider.StartAsync();
        await using var good = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(bad.Origin + "/error");
        using var broken = ConnectorFixture.Connector(
            definition with { Limits = definition.Limits with { CircuitFailures = 3, CircuitPauseSeconds = 600 } });
        using var sound = ConnectorFixture.Connector(ConnectorFixture.Definition(good.Origin + "/ok"));
        var context = ConnectorFixture.Context(ConnectorFixture.Subject);
        for (var i = 0; i < 20; i++)
        {
            Assert.False((await broken.AskAsync(ConnectorFixture.Question, context, default)).Answered);
            Assert.True((await sound.AskAsync(ConnectorFixture.Question, context, default)).Answered);
        }

        Assert.Equal(3, bad.Calls.Count);
        Assert.Equal(20, good.Calls.Count);
    }

    [Fact]
    public async Task SaysThatItIsFull_WhenAsManyWaitAsAreServed()
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + "/held");
        using var connector = ConnectorFixture.Connector(
            definition with { Limits = definition.Limits with { MostAtOnce = 2, TimeoutSeconds = 30 } });
        var context = ConnectorFixture.Context(ConnectorFixture.Subject);
        var asked = new List<Task<SourceAnswer>>();
        for (var i = 0; i < 4; i++)
        {
            Assert.False(connector.IsFull);
            asked.Add(connector.AskAsync(ConnectorFixture.Question, context, default));
        }

        Assert.True(connector.IsFull);
        provider.Held.SetResult();
        Assert.All(await Task.WhenAll(asked), answer => Assert.True(answer.Answered));
        Assert.False(connector.IsFull);
    }

    [Fact]
    public async Task ShowsCredentials_AsConfigured()
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + "/ok");
        foreach (var auth in new ConnectorAuth[]
        {
            new(ConnectorAuthType.Basic, "user", "secret"), new(ConnectorAuthType.Bearer, null, "token"),
            new(ConnectorAuthType.ApiKey, "X-Api-Key", "key"),
        })
        {
            Assert.True((await ConnectorFixture.AskAsync(definition with { Auth = auth })).Answered);
        }

        var calls = provider.Calls.ToArray();
        Assert.Equal(["Basic dXNlcjpzZWNyZXQ=", "Bearer token", null], calls.Select(call => call.Authorization));
        Assert.Equal("key", calls[2].Key);
    }

    [Fact]
    public async Task FetchesAnOAuth2Token_Once()
    {
        await using var provider = await FakeProvider.StartAsync();
        using var connector = ConnectorFixture.Connector(ConnectorFixture.Definition(provider.Origin + "/ok") with
        {
            Auth = new(ConnectorAuthType.OAuth2, "client", "secret", provider.Origin + "/token", "read"),
        });
        var context = ConnectorFixture.Context(ConnectorFixture.Subject);
        await connector.AskAsync(ConnectorFixture.Question, context, default);
        Assert.True((await connector.AskAsync(ConnectorFixture.Question, context, default)).Answered);
        Assert.Equal(["/token", "/ok", "/ok"], provider.Calls.Select(call => call.Path));
        Assert.Equal("Bearer given-out", provider.Calls.Last().Authorization);
        Assert.Contains("client_credentials", provider.Calls.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrustsOnlyTheGivenRoot_AndShowsItsOwnCertificate()
    {
        using var certificate = FakeProvider.NewCertificate();
        await using var provider = await FakeProvider.StartAsync(certificate, mutual: true);
        var definition = ConnectorFixture.Definition(provider.Origin + "/ok");
        Assert.False((await ConnectorFixture.AskAsync(definition)).Answered);
        var root = certificate.ExportCertificatePem();
        Assert.False((await ConnectorFixture.AskAsync(definition with { Tls = new(TrustedRoot: root) })).Answered);
        using var own = FakeProvider.NewCertificate();
        using var key = own.GetRSAPrivateKey()!;
        var tls = new ConnectorTls(own.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), root);
        Assert.True((await ConnectorFixture.AskAsync(definition with { Tls = tls })).Answered);
    }

    [Fact]
    public async Task Refuses_PrivateDestinations_UnlessAllowed()
    {
        await using var provider = await FakeProvider.StartAsync();
        using var connector = ConnectorFixture.Connector(
            ConnectorFixture.Definition(provider.Origin.Replace("http:", "https:", StringComparison.Ordinal) + "/ok"),
            allowPrivate: false);
        var answer = await connector.AskAsync(
            ConnectorFixture.Question, ConnectorFixture.Context(ConnectorFixture.Subject), default);
        Assert.False(answer.Answered);
        Assert.Empty(provider.Calls);
    }

    [Fact]
    public async Task IsNotAsked_WithoutWhatTheProviderNeeds()
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + "/ok");
        definition = definition with { Request = definition.Request with { Needs = ["email"] } };
        Assert.False((await ConnectorFixture.AskAsync(definition)).Answered);
        Assert.Empty(provider.Calls);
        var subject = ConnectorFixture.Subject with { Email = "ana@example.org" };
        Assert.True((await ConnectorFixture.AskAsync(definition, subject)).Answered);
    }

    [Fact]
    public async Task Echoes_WhatAYesOrNoProviderConfirms()
    {
        await using var provider = await FakeProvider.StartAsync();
        var definition = ConnectorFixture.Definition(provider.Origin + "/yes");
        definition = definition with
        {
            Response = new(
                new Dictionary<string, ConnectorField>
                {
                    ["idNumber"] = new("match", Echo: "Y"),
                    ["lastName"] = new("nameMatch", Echo: "Y"),
                    ["dateOfBirth"] = new("dobMatch", Echo: "Y"),
                    ["sex"] = new(Constant: "F"),
                },
                "result"),
        };
        var record = Assert.Single((await ConnectorFixture.AskAsync(definition)).Records);
        Assert.Equal(("12345678", "Paz", null), (
            record[RecordFields.IdNumber], record[RecordFields.LastName], record[RecordFields.DateOfBirth]));
    }

    [Fact]
    public void Rules_ListEverythingWrong_WithoutSecrets()
    {
        var good = ConnectorFixture.Definition("https://provider.example/{idNumber}");
        Assert.Empty(ConnectorRules.Problems(good));
        var problems = ConnectorRules.Problems(good with
        {
            Name = "Bad Name",
            Country = "AR",
            Request = new("https://{idNumber}.example/{nothing}", "DELETE", Needs: ["shoeSize"]),
            Response = new(new Dictionary<string, ConnectorField> { ["colour"] = new(), ["sex"] = new("a", "b") }),
            Auth = new(ConnectorAuthType.OAuth2, null, null, "ftp://x"),
            Tls = new("no pem", "hunter2"),
            Limits = new(60, 9, 99, 1, 1, 0, 0),
        });
        Assert.All(
            new[] { "name", "country", "request.method", "request.url", "request", "response.fields",
                "response.fields.colour", "response.fields.sex", "auth.secret", "auth.user", "auth.tokenUrl", "tls",
                "limits", "limits.timeoutSeconds", "limits.attempts", "limits.circuitFailures", "limits.mostAtOnce" },
            name => Assert.Contains(problems, problem => problem.StartsWith(name + ":", StringComparison.Ordinal)));
        Assert.DoesNotContain(problems, problem => problem.Contains("hunter2", StringComparison.Ordinal));
        Assert.NotEmpty(ConnectorRules.Problems(good with { Kind = "unknown" }));
    }
}
