using Bonafide.Api.Tests.Support;
using Bonafide.Core;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class TenantTests(ApiHost host)
{
    private const string Tenants = "/api/management/v1/tenants";
    private const string Keys = "/api/management/v1/installation/keys";

    [Fact]
    public async Task AnOperator_MakesTenants_ThatWork()
    {
        using var operating = await OperatorAsync();
        const string body = """{"name":"Fictional Airline","sandbox":true}""";
        var made = (await operating.PostAsync(Tenants, body, key: "tenant")).Expect(200).Json;
        var again = (await operating.PostAsync(Tenants, body, key: "tenant")).Expect(200).Json;
        Assert.Equal(made.ToJsonString(), again.ToJsonString());
        var secret = (string)made["client"]!["clientSecret"]!;
        Assert.StartsWith("bfs_test_", secret, StringComparison.Ordinal);
        var tenant = Guid.Parse((string)made["tenant"]!["id"]!);
        using var client = await ApiClient.SignInAsync(
            host.Origin, new(tenant), (string)made["client"]!["clientId"]!, secret);
        await client.StartAsync(10066);
        (await client.GetAsync(Tenants)).Expect(403);
        (await client.PostAsync(Tenants, body)).Expect(403);
        Assert.Equal("Fictional Airline", (string)(await client.GetAsync($"{Tenants}/{tenant}")).Json["name"]!);
        (await operating.PutAsync($"{Tenants}/{tenant}", """{"name":"Fictional Rail"}""")).Expect(200);
        Assert.Equal("Fictional Rail", (string)(await client.GetAsync($"{Tenants}/{tenant}")).Json["name"]!);
        var listed = (await operating.GetAsync($"{Tenants}?limit=1")).Expect(200).Json;
        Assert.Single(listed["tenants"]!.AsArray());
        Assert.NotNull(listed["nextCursor"]);
    }

    [Fact]
    public async Task OnlyAnOperator_ChangesKeysOfTheInstallation()
    {
        (await host.Client.PostAsync($"{Keys}/access-token/rotate", "")).Expect(403);
        (await host.Client.PostAsync($"{Keys}/rewrap", "")).Expect(403);
        using var operating = await OperatorAsync();
        (await operating.PostAsync($"{Keys}/access-token/rotate", "")).Expect(200);
        (await operating.PostAsync($"{Keys}/transaction-token/rotate", "")).Expect(200);
        (await operating.PostAsync($"{Keys}/other/rotate", "")).Expect(404);
        Assert.Equal("""{"rewrapped":0}""", (await operating.PostAsync($"{Keys}/rewrap", "")).Expect(200).Text);
        (await operating.GetAsync(Tenants)).Expect(200);
    }

    [Fact]
    public async Task CallbackKeys_AreAddedShownOnceAndDropped_ButNeverTheLast()
    {
        const string keys = "/api/management/v1/callback-keys";
        using var owner = await host.NewTenantAsync(new());
        var first = (string)Assert.Single((await owner.GetAsync(keys)).Expect(200).Json["keys"]!.AsArray())!["id"]!;
        (await owner.SendAsync(HttpMethod.Delete, $"{keys}/{first}")).Expect(409);
        var made = (await owner.PostAsync(keys, "", key: "key")).Expect(200).Json;
        Assert.StartsWith("whsec_", (string)made["secret"]!, StringComparison.Ordinal);
        Assert.Equal(made.ToJsonString(), (await owner.PostAsync(keys, "", key: "key")).Json.ToJsonString());
        (await owner.SendAsync(HttpMethod.Delete, $"{keys}/{first}")).Expect(200);
        (await owner.SendAsync(HttpMethod.Delete, $"{keys}/{first}")).Expect(404);
        var left = (await owner.GetAsync(keys)).Expect(200);
        Assert.Equal((string)made["id"]!, (string)Assert.Single(left.Json["keys"]!.AsArray())!["id"]!);
        Assert.DoesNotContain("whsec_", left.Text, StringComparison.Ordinal);
        (await owner.PostAsync(keys, "")).Expect(200);
        (await owner.PostAsync(keys, "")).Expect(200);
        (await owner.PostAsync(keys, "")).Expect(200);
        (await owner.PostAsync(keys, "")).Expect(409);
    }

    private async Task<ApiClient> OperatorAsync()
    {
        using var owner = await host.NewTenantAsync(new());
        return await host.NewClientAsync(owner.Tenant, Permissions.All | Permissions.Operate);
    }
}
