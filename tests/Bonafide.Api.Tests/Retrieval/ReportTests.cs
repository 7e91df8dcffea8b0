using System.Diagnostics;
using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Retrieval;

[Collection(ApiCollection.Name)]
public sealed class ReportTests(ApiHost host)
{
    private static readonly CredentialCategory[] Id = [CredentialCategory.Id];

    [Fact]
    public async Task APdf_SaysWhatWasDecidedAndWhy()
    {
        var started = await JudgedAsync();
        var reply = (await host.Client.GetAsync(started.Path + "/generate")).Expect(200).Json;
        Assert.Equal(started.Execution, (string)reply["workflowId"]!);
        var text = await TextAsync(await FetchAsync((string)reply["presignedUrl"]!));
        Assert.Contains("REJECTED", text, StringComparison.Ordinal);
        Assert.Contains("BLURRED: The picture is blurred.", text, StringComparison.Ordinal);
        Assert.Contains("Initiated", text, StringComparison.Ordinal);
        Assert.Contains("First action of the person", text, StringComparison.Ordinal);
        Assert.Contains("Ελένη Йованка Đặng", text, StringComparison.Ordinal);
        Assert.Contains("order 7", text, StringComparison.Ordinal);
        Assert.Contains("test-pack 7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALink_LastsFifteenMinutes_AndCannotBeChanged()
    {
        var started = await JudgedAsync();
        var url = (string)(await host.Client.GetAsync(started.Path + "/generate")).Expect(200).Json["presignedUrl"]!;
        using var http = new HttpClient { BaseAddress = host.Origin };
        var path = new Uri(url).AbsolutePath;
        Assert.Equal(200, (int)(await http.GetAsync(path)).StatusCode);
        var changed = path[..^1] + (path[^1] == 'A' ? 'B' : 'A');
        Assert.Equal(404, (int)(await http.GetAsync(changed)).StatusCode);
        var other = path[..40] + (path[40] == 'A' ? 'B' : 'A') + path[41..];
        Assert.Equal(404, (int)(await http.GetAsync(other)).StatusCode);
        Assert.Equal(404, (int)(await http.GetAsync("/api/v1/reports/abc")).StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(404, (int)(await http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task ALink_EndsWithItsExecution_AndNeedsAResult()
    {
        var open = await host.Client.StartAsync(10066);
        (await host.Client.GetAsync(open.Path + "/generate")).Expect(409);
        var started = await JudgedAsync();
        var url = (string)(await host.Client.GetAsync(started.Path + "/generate")).Expect(200).Json["presignedUrl"]!;
        (await host.Client.SendAsync(HttpMethod.Delete, started.Path)).Expect(200);
        using var http = new HttpClient { BaseAddress = host.Origin };
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(url).AbsolutePath)).StatusCode);
    }

    private async Task<Started> JudgedAsync()
    {
        var started = await host.Client.StartAsync(10015);
        (await host.Client.SendAsync(
            HttpMethod.Post, started.Upload("ID", "front"), ApiClient.File(Pictures.Png()), started.Token)).Expect(200);
        (await host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        await Judging.ProcessAsync(
            host,
            host.Client,
            started.ExecutionId,
            new StoredDecision(Decision.Rejected, "REJECTED", 10_000),
            (CapabilityNames.Usability, Id, Decision.Rejected, "BLURRED", null),
            (CapabilityNames.Extraction, Id, Decision.Passed, "OK", new JsonObject
            {
                ["firstName"] = "Ελένη Йованка Đặng",
                ["lastName"] = "שרה",
                ["address"] = new JsonObject { ["line1"] = new string('w', 300), ["city"] = "Ցխինվալ" },
            }));
        return started;
    }

    private async Task<byte[]> FetchAsync(string url)
    {
        using var http = new HttpClient { BaseAddress = host.Origin };
        using var response = await http.GetAsync(new Uri(url).AbsolutePath);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The words of the pages, by another reader than the writer.</summary>
    private async Task<string> TextAsync(byte[] pdf)
    {
        var path = Path.Combine(host.Folder, "report.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return text;
    }
}
