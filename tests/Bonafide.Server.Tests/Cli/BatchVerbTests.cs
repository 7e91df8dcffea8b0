using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bonafide.Contracts;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Cli;

/// <summary><c>bonafide batch</c> from the key to the report: processes of their own, a real sshd.</summary>
public sealed partial class BatchVerbTests : IAsyncLifetime
{
    private const string Good = BatchHost.Header
        + "10066,one,verified@sandbox.example\n10066,two,typo@sandbox.example\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-batch-verb-").FullName;
    private BatchHost _host = null!;

    public async Task InitializeAsync() => _host = await BatchHost.StartAsync(
        configuration: new Dictionary<string, string?> { ["Sftp:Enabled"] = "true", ["Sftp:Port"] = "0" });

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Uploads_BySftpWithAKeyOfItsOwn()
    {
        var key = Path.Combine(_folder, "key");
        var (made, said) = await BatchAsync("keygen", "--out", key);
        Assert.Equal(0, made);
        Assert.Contains($"sftp -i {key} -P ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", said, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        var (code, output) = await BatchAsync("validate", Batch("good", Good));
        Assert.Equal((0, true), (code, output.StartsWith("valid, 2 rows", StringComparison.Ordinal)));

        (code, output) = await BatchAsync("upload", Batch("good", Good), "--key", key, "--watch");

        Assert.Equal(0, code);
        Assert.Contains("COMPLETED  2 rows, 2 succeeded, 0 failed", output, StringComparison.Ordinal);
        var reference = Guid.Parse(Reference().Match(output).Groups[1].Value);
        (code, output) = await BatchAsync("report", reference.ToString(), "--json");
        var report = JsonSerializer.Deserialize(output, ContractsJson.Default.BatchReportReply)!;
        Assert.Equal((0, reference, "COMPLETED"), (code, report.RequestReference, report.Status));
    }

    [Fact]
    public async Task Says_WhatFailedByExitCodeAndReport()
    {
        var (code, output) = await BatchAsync("validate", Batch("bad", BatchHost.Header + "x,one,\n"));
        Assert.Equal(1, code);
        Assert.Contains("NOT_A_NUMBER", output, StringComparison.Ordinal);

        (code, output) = await BatchAsync("upload", Batch("mixed", Good + "99999,three,typo@sandbox.example\n"));
        Assert.Equal(0, code);
        var reference = Reference().Match(output).Groups[1].Value;
        (code, output) = await BatchAsync("watch", reference);
        Assert.Equal(1, code);
        Assert.Contains("COMPLETED_WITH_ERROR  3 rows, 2 succeeded, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("JUMIO_WORKFLOW_API", output, StringComparison.Ordinal);

        (code, output) = await BatchAsync("report", reference, "--csv");
        Assert.Equal(0, code);
        Assert.Contains("3,,three,JUMIO_WORKFLOW_API", output, StringComparison.Ordinal);
        (code, output) = await BatchAsync("report", reference, "--failed");
        Assert.Equal(
            (0, (BatchHost.Header + "99999,three,typo@sandbox.example\n").ReplaceLineEndings("\r\n")), (code, output));
        (code, output) = await BatchAsync("report", Guid.NewGuid().ToString());
        Assert.Equal(1, code);
    }

    /// <summary>The stream as a browser gets it, without a client of ours between.</summary>
    [Fact]
    public async Task Streams_ProgressAsServerSentEvents()
    {
        var reference = await _host.StartAsync(new ByteArrayContent(BatchHost.Zip(Good)));
        using var answer = await _host.Http.GetAsync(
            $"api/management/v1/batches/{reference}/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);

        var events = new List<BatchReply>();
        await foreach (var one in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            Assert.Equal("progress", one.EventType);
            events.Add(JsonSerializer.Deserialize(one.Data, ContractsJson.Default.BatchReply)!);
        }

        Assert.All(events, one => Assert.Equal(reference, one.RequestReference));
        Assert.All(events, one => Assert.InRange(one.Succeeded + one.Failed + one.Running, 0, 2));
        Assert.Equal(events.Select(one => one.Succeeded).Order(), events.Select(one => one.Succeeded));
        Assert.All(events.SkipLast(1), one => Assert.Null(one.CompletedAt));
        var last = events[^1];
        Assert.Equal(("COMPLETED", 2, 2, 0, 0), (last.Status, last.Total, last.Succeeded, last.Failed, last.Running));
        Assert.True(last.RowsPerSecond > 0);
        Assert.Null(last.SecondsLeft);
        Assert.NotNull(last.CompletedAt);
    }

    [GeneratedRegex("^batch ([0-9a-f-]{36})", RegexOptions.Multiline)]
    private static partial Regex Reference();

    private Task<(int Code, string Output)> BatchAsync(params string[] words) =>
        CliProcess.RunAsync(["batch", .. words, "--data", _host.Folder]);

    private string Batch(string name, string csv)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "input.csv"), csv);
        return folder;
    }
}
