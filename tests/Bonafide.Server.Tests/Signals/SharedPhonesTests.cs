using System.Text.Json;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Signals;

/// <summary>A phone number that several tenants of one installation ask about.</summary>
public sealed class SharedPhonesTests
{
    private const string MachineLike = "MACHINE-LIKE ACTIVITY";
    private const string Finding = "hitsOfOtherTenants";

    /// <summary>As many as act like a machine within the hour.</summary>
    private const int Many = 5;

    [Fact]
    public async Task Shared_TheOthersCount_AndAreNeverNamed()
    {
        await using var world = await Installation.NewAsync(isSharing: true);
        var (one, other) = (await world.TenantAsync(), await world.TenantAsync());
        var earlier = await world.RunManyAsync(one);
        var seen = await world.RunAsync(other);
        Assert.All(
            await world.SightingsAsync(one, earlier[0]),
            row => Assert.Equal(
                row.Kind is SightingKind.Phone or SightingKind.PhoneRange, row.SharedHash is not null));
        Assert.Contains(MachineLike, Insights(seen));
        var told = JsonSerializer.Serialize(seen) + await world.ExplanationAsync(other, seen);
        Assert.Matches($"\"{Finding}\"[^}}]*\"{Many}\"", told);
        Assert.All(
            new[] { one.Tenant.Value, earlier[0].Account.Id, earlier[0].Workflow.Id },
            id => Assert.DoesNotContain(id.ToString(), told, StringComparison.OrdinalIgnoreCase));

        var made = await world.RunAsync(await world.TenantAsync(isSandbox: true));
        Assert.Contains("NO ACTIVITY", Insights(made));
        foreach (var person in earlier)
        {
            await one.Client.DeleteAccountAsync(person.Account.Id);
        }

        Assert.DoesNotContain(MachineLike, Insights(await world.RunAsync(await world.TenantAsync())));
    }

    [Fact]
    public async Task NotShared_NothingIsWritten_AndNothingIsRead()
    {
        await using var world = await Installation.NewAsync(isSharing: false);
        var (one, other) = (await world.TenantAsync(), await world.TenantAsync());
        var earlier = await world.RunManyAsync(one);
        var seen = await world.RunAsync(other);
        var rows = await world.SightingsAsync(one, earlier[0]);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Null(row.SharedHash));
        Assert.Empty(await world.SecretsAsync());
        Assert.Contains("NO ACTIVITY", Insights(seen));
        Assert.DoesNotContain(Finding, await world.ExplanationAsync(other, seen), StringComparison.Ordinal);
    }

    private static List<string> Insights(DetailsReply details) =>
        [.. Assert.Single(details.Capabilities!["phoneVerification"]).Data!["riskInsights"]!
            ["applicationToPersonTraffic"]!.AsArray().Select(value => (string)value!)];

    private sealed record Customer(TenantId Tenant, BonafideClient Client, string Token);

    private sealed class Installation : IAsyncDisposable
    {
        private readonly RunningHost _host = new();
        private readonly HttpClient _http = new();

        private Database Database => _host.Services.GetRequiredService<Database>();

        public static async Task<Installation> NewAsync(bool isSharing)
        {
            var made = new Installation();
            made._host.Settings["Engine:SharePhoneHistory"] = isSharing ? "true" : "false";
            await made._host.InitializeAsync();
            return made;
        }

        public async Task<Customer> TenantAsync(bool isSandbox = false)
        {
            var (tenant, client, token) = await _host.TenantWithTokenAsync(isSandbox);
            return new(tenant, client, token);
        }

        public Task<DetailsReply> RunAsync(Customer customer) =>
            RunningHost.RunAsync(customer.Client, 10065, """{"phoneNumber":"+447400123456"}""");

        /// <summary>As many people, each with the number.</summary>
        public async Task<List<DetailsReply>> RunManyAsync(Customer customer)
        {
            var made = new List<DetailsReply>();
            for (var i = 0; i < Many; i++)
            {
                made.Add(await RunAsync(customer));
            }

            return made;
        }

        public Task<List<SightingRow>> SightingsAsync(Customer customer, DetailsReply details) =>
            Database.ReadAsync(
                customer.Tenant,
                session => SightingRows.Of(customer.Tenant, session, new(details.Workflow.Id)), default);

        public Task<List<SecretRow>> SecretsAsync() => Database.ReadAcrossTenantsAsync(
            session => SecretRows.OfKind(session, SecretKinds.PhoneSharing), default);

        public async Task<string> ExplanationAsync(Customer customer, DetailsReply details)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                $"{_host.Origin}/api/management/v1/executions/{details.Workflow.Id}/explanation");
            request.Headers.Authorization = new("Bearer", customer.Token);
            request.Headers.UserAgent.ParseAdd("test");
            using var reply = await _http.SendAsync(request);
            reply.EnsureSuccessStatusCode();
            return await reply.Content.ReadAsStringAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _host.DisposeAsync();
        }
    }
}
