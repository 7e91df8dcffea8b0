using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Devices;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Devices;

/// <summary>A tenant that judges devices by workflow 90012 and places evidence, all over HTTP.</summary>
internal sealed class DeviceTenant
{
    private const string Capability = "deviceRiskVerification";
    private static readonly HttpClient Http = new();
    private readonly string _origin;
    private readonly string _token;

    private DeviceTenant(string origin, string token, string subkey, TenantId tenant, BonafideClient client)
    {
        (_origin, _token, Subkey, Tenant, Client) = (origin, token, subkey, tenant, client);
    }

    public TenantId Tenant { get; }

    public BonafideClient Client { get; }

    /// <summary>As the management API tells it.</summary>
    public string Subkey { get; }

    public static async Task<DeviceTenant> NewAsync(RunningHost host, bool isSandbox = false)
    {
        var (tenant, client, token) = await host.TenantWithTokenAsync(isSandbox);
        var unknown = new DeviceTenant(host.Origin, token, string.Empty, tenant, client);
        var collector = await unknown.ManageAsync(HttpMethod.Get, "/devices/collector");
        return new(host.Origin, token, (string)collector!["subkey"]!, tenant, client);
    }

    /// <summary>The answer of the management API; asserts that it took the request.</summary>
    public async Task<JsonNode?> ManageAsync(HttpMethod method, string path, string? body = null)
    {
        using var reply = await SendAsync(method, "/api/management/v1" + path, body, _token);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Places evidence and gives its id.</summary>
    public async Task<string> PlaceAsync(string type, string member, Guid id) => (string)(await ManageAsync(
        HttpMethod.Post, "/devices/evidence",
        new JsonObject { ["type"] = type, [member] = id.ToString() }.ToJsonString()))!["id"]!;

    public Task RemoveAsync(string id) => ManageAsync(HttpMethod.Delete, "/devices/evidence/" + id);

    /// <summary>One transaction with a blackbox as DEVICE_RISK.</summary>
    public async Task<Judged> JudgeAsync(string blackbox, Guid? account = null, string member = "sessionId")
    {
        var (created, api) = await CreateAsync(account);
        var body = new JsonObject { [member] = blackbox }.ToJsonString();
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(api, body));
        return await FinishAsync(created, api);
    }

    public async Task<(AccountReply Created, CredentialApiReply Api)> CreateAsync(Guid? account = null)
    {
        var request = new AccountRequest
        {
            CustomerInternalReference = "test", WorkflowDefinition = new() { Key = 90012 },
        };
        var created = account is { } known
            ? await Client.UpdateAccountAsync(known, request)
            : await Client.CreateAccountAsync(request);
        return (created, created.WorkflowExecution.Credentials.Single().Api!);
    }

    public async Task<Judged> FinishAsync(AccountReply created, CredentialApiReply api)
    {
        await Client.FinalizeAsync(api);
        var details = await ExecutionsVerb.WaitAsync(
            Client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, default);
        return new(
            created.Account.Id, created.WorkflowExecution.Id, Assert.Single(details.Capabilities![Capability]),
            details);
    }

    /// <summary>Uploads a body as it stands.</summary>
    public async Task<HttpStatusCode> UploadAsync(CredentialApiReply api, string body, string part = "device_risk")
    {
        var path = new Uri(api.Parts[part]).PathAndQuery;
        using var reply = await SendAsync(HttpMethod.Post, path, body, api.Token);
        return reply.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, string token)
    {
        using var request = new HttpRequestMessage(method, _origin + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.UserAgent.ParseAdd("test");
        if (body is not null)
        {
            // The answer to what is too large comes before it was sent.
            request.Headers.ExpectContinue = body.Length > 100_000;
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Http.SendAsync(request);
    }
}

/// <summary>What came of a transaction.</summary>
internal sealed record Judged(Guid Account, Guid Execution, CapabilityEntry Entry, DetailsReply Details)
{
    public string Decision => $"{Entry.Decision.Type}/{Entry.Decision.Details.Label}";

    public JsonObject Data => Entry.Data!;

    public List<string> Alerts => [.. Data["deviceAlerts"]!.AsArray().Select(alert => (string)alert!)];

    /// <summary>Everything that the tenant is told, as text.</summary>
    public string Whole => JsonSerializer.Serialize(Details);
}
