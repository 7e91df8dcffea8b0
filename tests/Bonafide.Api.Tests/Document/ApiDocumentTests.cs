using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests.Document;

/// <summary>
/// What integrators build on is a reviewed file: <c>contract/openapi.json</c>. Set BONAFIDE_REGENERATE to write it.
/// </summary>
[Collection(ApiCollection.Name)]
public sealed class ApiDocumentTests(ApiHost host)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    [Fact]
    public async Task TheFile_IsWhatIsServed()
    {
        var served = (await ServedAsync()).ToJsonString(new() { WriteIndented = true }) + "\n";
        var path = Path.Combine(Repository(), "contract", "openapi.json");
        if (Environment.GetEnvironmentVariable("BONAFIDE_REGENERATE") is not null)
        {
            await File.WriteAllTextAsync(path, served);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), served);
    }

    [Fact]
    public async Task EveryOperation_IsDescribed()
    {
        var document = await ServedAsync();
        var lacking = new List<string>();
        var operations = 0;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(one => Methods.Contains(one.Key)))
            {
                operations++;
                lacking.AddRange(Lacking(operation!.AsObject(), path).Select(what => $"{method} {path}: {what}"));
            }
        }

        Assert.True(lacking.Count == 0, string.Join('\n', lacking));
        Assert.True(operations > 40, $"Only {operations} operations.");
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (member, type) in schema!["properties"]?.AsObject() ?? [])
            {
                Assert.True(type!.AsObject().Count > 0 || member is "subjects" or "data", $"{name}.{member} says nothing.");
            }
        }
    }

    [Fact]
    public async Task ThePage_IsServed_WithoutAnyOtherOrigin()
    {
        using var response = await host.Client.Http.GetAsync("/docs");
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)response.StatusCode);
        Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await host.Client.Http.GetAsync("/docs/page.js")).StatusCode);
        Assert.Equal(200, (int)(await host.Client.Http.GetAsync("/docs/swagger-ui.css")).StatusCode);
        Assert.Equal(404, (int)(await host.Client.Http.GetAsync("/docs/other.js")).StatusCode);
        Assert.Equal(404, (int)(await host.Client.Http.GetAsync("/docs/%2e%2e/bonafide.db")).StatusCode);
    }

    private static IEnumerable<string> Lacking(JsonObject operation, string path)
    {
        if (operation["operationId"] is null || operation["summary"] is null || operation["tags"] is null)
        {
            yield return "operationId, summary or tag";
        }

        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if (parameter!["description"] is null)
            {
                yield return $"description of {parameter["name"]}";
            }
        }

        var responses = operation["responses"]!.AsObject();
        if (responses.All(one => one.Key[0] != '2'))
        {
            yield return "a good answer";
        }

        if (path.StartsWith("/api/", StringComparison.Ordinal) && !path.Contains("/reports/", StringComparison.Ordinal)
            && (responses["401"] is null || responses["429"] is null || operation["security"] is null))
        {
            yield return "401, 429 or security";
        }
    }

    private async Task<JsonObject> ServedAsync() => (await host.Client.GetAsync("/openapi.json")).Expect(200).Json;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Bonafide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
