using Bonafide.Api.Log;
using Bonafide.Api.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class RequestLogTests(ApiHost host)
{
    private const string Requests = "/api/management/v1/requests";

    [Fact]
    public async Task FindsARequest_ByItsId_WithoutAnyValue()
    {
        using var owner = await host.NewTenantAsync(new());
        var refused = (await owner.PostAsync("/api/v1/accounts", """{"userReference":"<planted>"}""")).Expect(400);
        var id = refused.Headers.GetValues("X-Request-Id").Single();
        (await owner.GetAsync("/api/v1/workflow-executions")).Expect(200);
        await host.Services.GetRequiredService<RequestLog>().FlushAsync(CancellationToken.None);
        var found = (await owner.GetAsync($"{Requests}?requestId={id}")).Expect(200);
        var line = Assert.Single(found.Json["requests"]!.AsArray())!;
        Assert.Equal("/api/v1/accounts", (string)line["route"]!);
        Assert.Equal(400, (int)line["status"]!);
        Assert.Equal(owner.ClientId, (string)line["clientId"]!);
        Assert.Contains("userReference:forbiddenCharacter", (string)line["errors"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", found.Text, StringComparison.Ordinal);
        var failed = (await owner.GetAsync($"{Requests}?statusFrom=400&method=POST&limit=1")).Expect(200).Json;
        Assert.Equal(id, (string)Assert.Single(failed["requests"]!.AsArray())!["requestId"]!);
        Assert.Empty((await host.Stranger.GetAsync($"{Requests}?requestId={id}")).Json["requests"]!.AsArray());
        Assert.Equal(
            ["statusFrom", "from", "limit"],
            (await owner.GetAsync($"{Requests}?statusFrom=x&from=y&limit=0")).Expect(400).Fields);
    }
}
