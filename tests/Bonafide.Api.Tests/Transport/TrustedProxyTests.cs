using System.Net;
using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests.Transport;

/// <summary>Whose word counts about where a call came from: the address ends in the audit trail.</summary>
public sealed class TrustedProxyTests
{
    private const string Loopback = "127.0.0.1";

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.0/8", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.0/8,203.0.113.0/24", "198.51.100.1, 203.0.113.7", "198.51.100.1")]
    [InlineData("127.0.0.0/8", "nonsense", Loopback)]
    [InlineData("10.0.0.0/8", "203.0.113.7", Loopback)]
    [InlineData("", "203.0.113.7", Loopback)]
    public async Task ForwardedAddresses_AreBelieved_OfListedNetworksOnly(
        string trusted, string forwarded, string expected)
    {
        var host = new ApiHost
        {
            TrustedProxies = [.. trusted.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => System.Net.IPNetwork.Parse(text))],
        };
        await host.InitializeAsync();
        try
        {
            var started = await host.Client.StartAsync(10066);
            host.Client.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
            (await host.Client.SendAsync(HttpMethod.Delete, started.Path)).Expect(200);
            var entry = Assert.Single(await AuditLog.EntriesAsync(host.Client, "execution.delete"));
            Assert.Equal(
                await AuditLog.SourceAsync(host, host.Client, expected), (string)entry["subjects"]!["source"]!);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
