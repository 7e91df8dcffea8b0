using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Contracts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class SettingsTests(ApiHost host)
{
    private const string Settings = "/api/management/v1/settings";

    [Fact]
    public void TheDocument_HasEverySetting() => Assert.Equal(
        Names<TenantSettings>(), Names<TenantSettingsDocument>().Where(name => name != "Version"));

    [Fact]
    public async Task APutOfWhatWasRead_ChangesNothing()
    {
        using var owner = await host.NewTenantAsync(new());
        var read = (await owner.GetAsync(Settings)).Expect(200).Json;
        Assert.Equal(518_400, (int)read["retentionMinutes"]!);
        host.Time.Advance(TimeSpan.FromMilliseconds(5));
        var written = (await owner.PutAsync(Settings, read.ToJsonString())).Expect(200).Json;
        Assert.NotEqual((string)read["version"]!, (string)written["version"]!);
        (await owner.PutAsync(Settings, read.ToJsonString())).Expect(409);
        read.Remove("version");
        written.Remove("version");
        Assert.Equal(read.ToJsonString(), written.ToJsonString());
    }

    [Fact]
    public async Task EveryMember_IsKeptAndUsed()
    {
        using var owner = await host.NewTenantAsync(new());
        var prefix = "t" + owner.Tenant.ToString()[^12..];
        var body = JsonNode.Parse($$$"""
            {"defaultLocale":"de","domainPrefix":"{{{prefix}}}","tokenLifetimeMinutes":5,
            "callbackUrl":"https://a.example.com/x","successUrl":"https://a.example.com/s",
            "errorUrl":"https://a.example.com/e","intermediateStates":true,"consentEnforcement":"ENFORCE",
            "consentInRetrieval":true,"reportingCriteriaInRetrieval":true,"captureClientInRetrieval":true,
            "maskImages":true,"allowFaceMapDownload":true,"faceSearch":"IGNORE_SAME_ACCOUNT","holdForReview":"BY_RULE",
            "legacyApiUsers":true,"batchUploads":false,"batchClientId":"{{{owner.ClientId}}}","disabledWorkflows":[10015],
            "dependencyGraph":"current","bands":{"passedUpTo":20,"warningUpTo":60},"acceptedIds":{"AUT":["PASSPORT"]},
            "expiryWarningDays":30,"hiddenExtractionFields":["mrz"],
            "customDocuments":[{"code":"LETTER","name":"Letter","disabled":false}],"retentionMinutes":0,
            "retainFraud":false,"rateLimits":{"accountsPerSecond":7,"retrievalPerSecond":8,"tokensPerSecond":9,
            "burstSeconds":10},"geoIpDecisions":{"tor":"WARNING","networkActivity":"WARNING","anonymous":"PASSED",
            "hosting":"REJECTED","activity":"PASSED"},"screening":{"searchProfile":"A","profiles":[{"id":"A","lists":["one"],
            "minimumScore":0.9}]}}
            """)!.AsObject();
        (await owner.PutAsync(Settings, body.ToJsonString())).Expect(200);
        host.Services.GetRequiredService<TenantContexts>().Forget(owner.Tenant);
        var read = (await owner.GetAsync(Settings)).Expect(200).Json;
        read.Remove("version");
        Assert.Equal(body.ToJsonString(), read.ToJsonString());
        (await owner.PostAsync("/api/v1/accounts", ApiClient.AccountBody(10015))).Expect(403);
        (await owner.PutAsync(Settings, "{}")).Expect(400);
        body["customDocuments"]![0]!["disabled"] = true;
        (await owner.PutAsync(Settings, body.ToJsonString())).Expect(200);
    }

    [Fact]
    public async Task OneDomainPrefix_AskedForAtOnce_GoesToOneTenant()
    {
        var owners = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.NewTenantAsync(new())));
        var prefix = "t" + owners[0].Tenant.ToString()[^12..];
        var answers = await Task.WhenAll(owners.Select(
            owner => owner.PutAsync(Settings, $$"""{"domainPrefix":"{{prefix}}"}""")));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[200, 400, 409]));
        foreach (var owner in owners)
        {
            owner.Dispose();
        }
    }

    [Fact]
    public async Task ContentThatIsKept_IsNotReadAsTheDefault()
    {
        using var owner = await host.NewTenantAsync(new() { RetentionMinutes = null });
        Assert.Equal(0, (int)(await owner.GetAsync(Settings)).Expect(200).Json["retentionMinutes"]!);
    }

    [Fact]
    public async Task ThePreset_HasTheLimitsOfTheContract()
    {
        using var owner = await host.NewTenantAsync(new());
        var written = (await owner.PutAsync(Settings, """{"rateLimits":{"preset":"compatible"}}""")).Expect(200).Json;
        Assert.Equal(
            """{"accountsPerSecond":1,"retrievalPerSecond":15,"tokensPerSecond":10,"burstSeconds":5}""",
            written["rateLimits"]!.ToJsonString());
    }

    [Fact]
    public async Task Tells_EverythingThatIsWrong_AtOnce()
    {
        var refused = (await host.Client.PutAsync(Settings, """
            {"retention":5,"defaultLocale":"german","domainPrefix":"-x","tokenLifetimeMinutes":4,"callbackUrl":"http://x",
            "consentEnforcement":"off","disabledWorkflows":[10015,7],"dependencyGraph":"none",
            "bands":{"passedUpTo":80,"warningUpTo":70,"more":1},"riskScoreRulesetId":"00000000-0000-0000-0000-000000000000",
            "batchClientId":"nobody","acceptedIds":{"ZZZ":["PASSPORT"],"AUT":["CAT"]},"expiryWarningDays":-1,
            "customDocuments":[{"code":"BC","name":"Mine"},{"code":"a b","name":"x"}],"retentionMinutes":1.5,
            "rateLimits":{"accountsPerSecond":0},"screening":{"searchProfile":"B","profiles":[{"id":"A","minimumScore":0.5},{"id":"a"}]}}
            """)).Expect(400);
        Assert.Equal(
            [
                "acceptedIds.AUT[0]", "acceptedIds.ZZZ", "bands", "bands.more", "batchClientId", "callbackUrl",
                "consentEnforcement", "customDocuments[0].code", "customDocuments[1]", "defaultLocale",
                "dependencyGraph", "disabledWorkflows[1]", "domainPrefix", "expiryWarningDays",
                "rateLimits.accountsPerSecond", "retention", "retentionMinutes", "riskScoreRulesetId",
                "screening.profiles[0].minimumScore", "screening.profiles[1].id", "screening.searchProfile",
                "tokenLifetimeMinutes",
            ],
            refused.Fields.Order(StringComparer.Ordinal));
        (await host.Client.PutAsync(Settings, """{"domainPrefix":"other"}""")).Expect(400);
        using var reader = await host.NewClientAsync(host.Client.Tenant, Core.Permissions.RetrieveAndDelete);
        (await reader.GetAsync(Settings)).Expect(403);
        (await reader.PutAsync(Settings, "{}")).Expect(403);
    }

    private static IEnumerable<string> Names<T>() =>
        typeof(T).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
}
