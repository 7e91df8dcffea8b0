using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests;

[Collection(ApiCollection.Name)]
public sealed class ThinnestPathTests(ApiHost host)
{
    [Fact]
    public async Task Runs_FromTokenToDetails()
    {
        var started = await host.Client.StartAsync(10066);
        (await host.Client.PostAsync(
            started.Upload("DATA", "prepared_data"), """{"email":"jane@example.com"}""", started.Token)).Expect(200);
        (await host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        Assert.Contains(started.ExecutionId, host.Dispatched);

        var status = (await host.Client.GetAsync($"{started.Path}/status")).Expect(200);
        Assert.Equal("ACQUIRED", (string)status.Json["workflowExecution"]!["status"]!);
        var details = (await host.Client.GetAsync(started.Path)).Expect(200);
        Assert.Equal("ACQUIRED", (string)details.Json["workflow"]!["status"]!);
        Assert.Null(details.Json["decision"]);
        Assert.Null(details.Json["capabilities"]);
    }
}
