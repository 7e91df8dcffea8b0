using System.Text.Json.Nodes;
using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Signals;

/// <summary>
/// The contact signals from the account to the decision, over HTTP, with the sandbox's values; the fields are those of
/// the seed's example bodies.
/// </summary>
public sealed class SignalsOverHttpTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Phone_AnswersAsTheSeedShows()
    {
        var entry = await RunAsync(10065, "phoneVerification", """{"phoneNumber":"+12025550100"}""");

        Assert.Equal(("PASSED", "LOW_RISK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.Equal(["phoneType", "carrier", "blocked", "riskInsights"], entry.Data!.Select(pair => pair.Key));
        Assert.Equal("MOBILE", (string?)entry.Data!["phoneType"]);
        Assert.Equal("Example Mobile", (string?)entry.Data["carrier"]);
        Assert.False((bool)entry.Data["blocked"]!);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"relativeRisk":["LOW ACTIVITY"],
                 "applicationToPersonTraffic":
                 ["SEEN IN THE LAST 1 DAY","LOW LONG-TERM ACTIVITY","NO RANGE ACTIVITY"],
                 "personToPersonTraffic":["NO P2P DATA ANALYZED"]}
                """),
            entry.Data["riskInsights"]));
    }

    [Fact]
    public async Task IpAddress_AnswersAsTheSeedShows()
    {
        var entry = await RunAsync(10118, "geoIpVerification", """{"ipAddress":"192.0.2.3"}""");

        Assert.Equal(("WARNING", "MEDIUM_RISK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"country":"USA","state":"FL","city":"Fort Lauderdale","isp":"Example Telecom",
                 "organization":"Example Telecom","latitude":26.1995,"longitude":-80.0984,"accuracyRadius":20,
                 "anonymous":true,"anonymousVPN":true}
                """),
            entry.Data));
    }

    [Fact]
    public async Task Identity_AnswersAsTheSeedShows()
    {
        var entry = await RunAsync(
            10007, "globalIdentityCheck",
            """
            {"firstName":"Global","lastName":"Known","email":"verified@sandbox.example",
             "phoneNumber":"+12025550100","ipAddress":"192.0.2.1",
             "address":{"line1":"1 Verified Way Apt 2","city":"Sandbox Springs","subdivision":"FL",
              "postalCode":"33301","country":"USA"}}
            """);

        Assert.Equal(("PASSED", "LOW_RISK"), (entry.Decision.Type, entry.Decision.Details.Label));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"emailValid":true,"emailDomainCreationDate":"1995-08-13","emailMatchToName":"match",
                 "emailFirstSeenDays":1500,"phoneValid":true,"phoneMatchToName":"match","phoneLineType":"MOBILE",
                 "phoneCarrier":"Example Mobile","phoneCountryCode":"US","phoneLastSeenDays":40,
                 "phoneEmailFirstSeenDays":646,"phoneMatchToAddress":"match","addressValidityLevel":"valid",
                 "addressMatchToName":"match","ipRisk":false,"ipRiskScore":0.05,"ipLastSeenDays":40,
                 "ipGeolocationCountryCode":"US","ipGeolocationSubdivision":"Florida","ipAddressDistance":6,
                 "identityNetworkScore":0.11,"identityRiskScore":0}
                """),
            entry.Data), entry.Data?.ToJsonString());
    }

    /// <summary>No sandbox value: the second transaction finds the first in the tenant's own sightings.</summary>
    [Fact]
    public async Task Identity_LearnsFromEarlierTransactions()
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        const string Person =
            """
            {"firstName":"Ida","lastName":"Example","email":"verified@sandbox.example","phoneNumber":"+12025550101",
             "address":{"line1":"1 Verified Way Apt 2","city":"Sandbox Springs","subdivision":"FL",
              "postalCode":"33301","country":"USA"}}
            """;
        var first = await RunningHost.RunAsync(client, 10007, Person);
        var second = await RunningHost.RunAsync(client, 10007, Person);
        var other = await RunningHost.RunAsync(client, 10007, Person.Replace("Ida", "Bob", StringComparison.Ordinal));

        Assert.Equal(["not-found", "match", "no-match"], ((DetailsReply[])[first, second, other]).Select(
            details => (string?)details.Capabilities!["globalIdentityCheck"][0].Data!["phoneMatchToName"]));
        var data = second.Capabilities!["globalIdentityCheck"][0].Data!;
        Assert.Equal(("match", 1, 1), ((string?)data["phoneMatchToAddress"], (int)data["phoneEmailFirstSeenDays"]!,
            (int)data["emailFirstSeenDays"]!));
        Assert.False(data.ContainsKey("ipRisk"));
    }

    private async Task<CapabilityEntry> RunAsync(int workflow, string capability, string preparedData)
    {
        var (_, client) = await host.TenantAsync(isSandbox: true);
        var details = await RunningHost.RunAsync(client, workflow, preparedData);
        return Assert.Single(details.Capabilities![capability]);
    }
}
