using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests.Management;

/// <summary>History of a person: exported over the API, and gone with the account.</summary>
[Collection(ApiCollection.Name)]
public sealed class SightingHistoryTests(ApiHost host)
{
    [Fact]
    public async Task AnAccountsHistory_IsExported_AndErasedWithIt()
    {
        var started = await host.Client.StartAsync(10066);
        var path = $"/api/management/v1/accounts/{started.Account}/history";
        Assert.Empty((await host.Client.GetAsync(path)).Expect(200).Json["sightings"]!.AsArray());

        (await host.Client.PostAsync(
            started.Upload("DATA", "prepared_data"),
            """{"email":"canary@example.org","phoneNumber":"+12025550123"}""", started.Token)).Expect(200);
        (await host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);

        var exported = (await host.Client.GetAsync(path)).Expect(200);
        Assert.True((bool)exported.Json["isComplete"]!);
        Assert.Equal(
            ["email", "phone", "phoneRange"],
            exported.Json["sightings"]!.AsArray().Select(one => (string)one!["kind"]!).Order(StringComparer.Ordinal));
        Assert.All(exported.Json["sightings"]!.AsArray(), one =>
        {
            Assert.Equal(started.Execution, (string)one!["workflowExecutionId"]!);
            Assert.False((bool)one["isRisky"]!);
        });
        Assert.DoesNotContain("canary", exported.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550123", exported.Text, StringComparison.Ordinal);

        (await host.Client.SendAsync(HttpMethod.Delete, $"/api/v1/accounts/{started.Account}")).Expect(200);
        (await host.Client.GetAsync(path)).Expect(404);
        Assert.Equal(0, await CountAsync(started.Execution));
    }

    private Task<int> CountAsync(string execution) => host.Database.ReadAsync(
        host.Client.Tenant,
        session => Storage.Rows.SightingRows.Of(host.Client.Tenant, session, new(Guid.Parse(execution))).Count,
        default);
}
