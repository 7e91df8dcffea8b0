using System.Net.Http.Headers;
using System.Text;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Tokens;

[Collection(ApiCollection.Name)]
public sealed class TokenEndpointTests(ApiHost host)
{
    [Fact]
    public async Task Gives_ABearerToken_ByBasicOrForm()
    {
        var basic = await Answer.OfAsync(await host.Client.TokenAsync());
        Assert.Equal(["access_token", "expires_in", "token_type"], basic.Expect(200).Json.Select(one => one.Key));
        Assert.Equal("Bearer", (string)basic.Json["token_type"]!);
        Assert.InRange((int)basic.Json["expires_in"]!, 2_700, 3_600);
        (await FormAsync(
            ("grant_type", "client_credentials"),
            ("client_id", host.Client.ClientId),
            ("client_secret", host.Client.Secret))).Expect(200);
    }

    [Fact]
    public async Task Refuses_InTheFormOfRfc6749()
    {
        Assert.Equal("invalid_request", Error((await FormAsync(("x", "y"))).Expect(400)));
        Assert.Equal("unsupported_grant_type", Error((await FormAsync(("grant_type", "password"))).Expect(400)));
        var wrong = (await FormAsync(
            ("grant_type", "client_credentials"),
            ("client_id", host.Client.ClientId),
            ("client_secret", "wrong"))).Expect(401);
        Assert.Equal("invalid_client", Error(wrong));
        Assert.StartsWith("Basic", wrong.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        (await FormAsync(("grant_type", "client_credentials"))).Expect(401);
        var json = await Answer.OfAsync(await host.Client.Http.PostAsync("/oauth2/token", ApiClient.Json("{}")));
        Assert.Equal("invalid_request", Error(json.Expect(400)));
        Assert.Equal(["POST"], (await host.Client.GetAsync("/oauth2/token")).Expect(405).ContentHeaders.Allow);
    }

    [Fact]
    public async Task Refuses_ForgedAndExpiredTokens()
    {
        var parts = host.Client.AccessToken.Split('.');
        var foreign = host.Stranger.AccessToken.Split('.');
        var none = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"alg\":\"none\"}")).TrimEnd('=');
        foreach (var token in (string[])
            [
                "x", "a.b.c", $"{parts[0]}.{foreign[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.", $"{none}.{parts[1]}.",
                $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            ])
        {
            var refused = (await host.Client.SendAsync(HttpMethod.Get, "/api/v1/workflow-executions", token: token))
                .Expect(401);
            Assert.Equal("Unauthorized", (string)refused.Json["title"]!);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task Revokes_ADeactivatedClient_WithinFiveSeconds()
    {
        using var client = await host.NewClientAsync(host.Client.Tenant, Permissions.All);
        (await client.GetAsync("/api/v1/workflow-executions")).Expect(200);
        await host.Database.Writes.RunAsync(
            client.Actor,
            write => ClientRows.Update(
                client.Tenant, write, client.ClientId,
                ClientRows.Find(client.Tenant, write, client.ClientId)!.SealedName, Permissions.All, isActive: false),
            CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        (await client.GetAsync("/api/v1/workflow-executions")).Expect(401);
        (await Answer.OfAsync(await client.TokenAsync())).Expect(401);
    }

    [Fact]
    public async Task Verifies_EarlierTokens_AfterARotation()
    {
        var started = await host.Client.StartAsync(10066);
        var secrets = host.Services.GetRequiredService<SigningSecrets>();
        await secrets.RotateAsync(SecretKinds.AccessToken, CancellationToken.None);
        await secrets.RotateAsync(SecretKinds.TransactionToken, CancellationToken.None);
        (await host.Client.GetAsync(started.Path)).Expect(200);
        (await host.Client.PostAsync(started.Upload("DATA", "prepared_data"), "{}", started.Token)).Expect(200);
        var keys = (await host.Client.GetAsync("/.well-known/jwks.json")).Expect(200).Json["keys"]!.AsArray();
        Assert.True(keys.Count >= 2);
        Assert.All(keys, key => Assert.Equal("RS256", (string)key!["alg"]!));
    }

    [Fact]
    public async Task Takes_LegacyBasic_OnlyWhereTheTenantAllowsIt()
    {
        (await BasicAsync(host.Client)).Expect(401);
        using var legacy = await host.NewTenantAsync(new() { LegacyApiUsers = true });
        (await BasicAsync(legacy)).Expect(200);
    }

    private static string Error(Answer answer) => (string)answer.Json["error"]!;

    private static async Task<Answer> BasicAsync(ApiClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/workflow-executions");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.Secret}")));
        using var response = await client.Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private async Task<Answer> FormAsync(params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
            fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var response = await host.Client.Http.PostAsync("/oauth2/token", content);
        return await Answer.OfAsync(response);
    }
}
