using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Batches;

/// <summary>SFTP as configuration starts it: keys by API, real sshd, real <c>sftp</c>, judged executions.</summary>
public sealed class BatchOverSftpTests : IAsyncLifetime
{
    private const string One = BatchHost.Header + "10066,one,verified@sandbox.example\n";
    private static readonly Dictionary<string, string?> Sftp = new()
    {
        ["Sftp:Enabled"] = "true", ["Sftp:Port"] = "0", ["Sftp:Limits:KeyCheck"] = "00:00:00.300",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-sftp-test-").FullName;
    private BatchHost _host = null!;

    public async Task InitializeAsync() => _host = await BatchHost.StartAsync(configuration: Sftp);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Runs_AFolderThatSftpUploaded()
    {
        var key = await KeyAsync("ed25519");
        await File.WriteAllTextAsync(Path.Combine(Upload(), "input.csv"), One);

        var reference = await SftpUpload.RunAsync(await _host.Client.Batches.GetSftpAsync(), key, Upload());

        Assert.Equal("COMPLETED", (await _host.EndAsync(reference)).Status);
    }

    /// <summary>An empty value is no value, so that the sandbox decides by itself.</summary>
    [Fact]
    public async Task Is_OnInASandboxAndSaysWhere()
    {
        await using var server = await ServerProcess.StartAsync(
            Path.Combine(_folder, "data"), new Dictionary<string, string> { ["BONAFIDE_Sftp__Enabled"] = "" });
        using var http = new HttpClient();
        using var client = server.Client(http);

        var sftp = await client.Batches.GetSftpAsync();

        Assert.Equal($"sftp://{sftp.User}@127.0.0.1:{sftp.Port}", sftp.Url);
        Assert.Contains($"host 127.0.0.1, port {sftp.Port}", server.Output, StringComparison.Ordinal);
        Assert.Contains($"{sftp.User}", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validates_AnUploadedFolderByCallAndByMarker()
    {
        var (key, folder) = (await KeyAsync("rsa"), Guid.NewGuid());
        await File.WriteAllTextAsync(Path.Combine(Upload(), "input.csv"), BatchHost.Header + "x,one,\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "VALIDATE"), "");
        await SftpAsync(key, $"put -r {Upload()} {folder}\nmkdir monday\nput {_folder}/VALIDATE {folder}/VALIDATE\n");

        var byCall = await _host.Client.Batches.ValidateAsync(folder);
        using var answer = await _host.Http.GetAsync($"api/management/v1/batches/{folder}/validation");
        var byMarker = System.Text.Json.JsonSerializer.Deserialize(
            await answer.Content.ReadAsStringAsync(), ContractsJson.Default.BatchValidationReply)!;

        Assert.Equal("NOT_A_NUMBER", Assert.Single(byCall.Errors).Code);
        Assert.Equal(byCall.Errors, byMarker.Errors);
        var list = await _host.Client.Batches.ListAsync();
        Assert.Empty(list.Batches);
        Assert.Equal("monday", Assert.Single(list.Warnings).Folder);
    }

    [Fact]
    public async Task Revokes_AKeyAndItsSessions()
    {
        var file = await KeyAsync("ed25519");
        var key = Assert.Single((await _host.Client.Batches.ListKeysAsync()).Keys, one => one.Live);
        using var session = await OpenSessionAsync(file);

        await _host.Client.Batches.RevokeKeyAsync(key.Id);

        await EndedAsync(session);
        Assert.NotEqual(0, await SftpAsync(file, "ls\n", mayFail: true));
        var again = await Assert.ThrowsAsync<BonafideApiException>(() => _host.Client.Batches.RevokeKeyAsync(key.Id));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    /// <summary>The private key is shown once, so a repeat is told so, and what it was shown keeps working.</summary>
    [Fact]
    public async Task Generates_OnePairUnderAnIdempotencyKey()
    {
        _host.Http.DefaultRequestHeaders.Add("Idempotency-Key", "key-of-today");
        using var first = await GenerateAsync("ed25519");
        using var repeat = await GenerateAsync("ed25519");
        using var other = await GenerateAsync("rsa");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (repeat.StatusCode, other.StatusCode));
        Assert.Single((await _host.Client.Batches.ListKeysAsync()).Keys);
        _host.Http.DefaultRequestHeaders.Remove("Idempotency-Key");
        using var another = await GenerateAsync("ed25519");
        Assert.Equal(2, (await _host.Client.Batches.ListKeysAsync()).Keys.Count);

        Task<HttpResponseMessage> GenerateAsync(string type) => _host.Http.PostAsync(
            "api/management/v1/sftp/keys",
            new StringContent($$"""{"type":"{{type}}"}""", Encoding.UTF8, "application/json"));
    }

    [Fact]
    public async Task Ends_SessionsOfATenantWhoseBatchesAreSwitchedOff()
    {
        var file = await KeyAsync("ed25519");
        using var session = await OpenSessionAsync(file);

        await TenantChange.SettingsAsync(_host, settings => settings with { BatchUploads = false });

        await EndedAsync(session);
        Assert.NotEqual(0, await SftpAsync(file, "ls\n", mayFail: true));
        var refusal = await Assert.ThrowsAsync<BonafideApiException>(() => _host.Client.Batches.GenerateKeyAsync());
        Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
    }

    private string Upload() => Directory.CreateDirectory(Path.Combine(_folder, "upload")).FullName;

    private async Task<string> KeyAsync(string type)
    {
        var pair = await _host.Client.Batches.GenerateKeyAsync(type);
        Assert.InRange(pair.ExpiresAt, DateTimeOffset.UtcNow.AddDays(29.9), DateTimeOffset.UtcNow.AddDays(30.1));
        var file = Path.Combine(_folder, "key.pem");
        PrivateFiles.Write(file, pair.PrivateKey);
        return file;
    }

    private async Task<Process> OpenSessionAsync(string key)
    {
        var session = Process.Start(await CommandAsync(key, batch: false))!;
        await session.StandardInput.WriteLineAsync("pwd");
        await session.StandardInput.FlushAsync();
        while (await session.StandardOutput.ReadLineAsync() is { } line
            && !line.Contains("working directory", StringComparison.Ordinal))
        {
        }

        Assert.False(session.HasExited);
        return session;
    }

    private static async Task EndedAsync(Process session)
    {
        // sftp looks at its connection only when it has something to send.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!session.HasExited)
        {
            await session.StandardInput.WriteLineAsync("ls");
            await session.StandardInput.FlushAsync(patience.Token);
            await Task.WhenAny(session.WaitForExitAsync(patience.Token), Task.Delay(200, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> SftpAsync(string key, string commands, bool mayFail = false)
    {
        using var process = Process.Start(await CommandAsync(key, batch: true))!;
        await process.StandardInput.WriteAsync(commands);
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(mayFail || process.ExitCode == 0, errors);
        return process.ExitCode;
    }

    private async Task<ProcessStartInfo> CommandAsync(string key, bool batch)
    {
        var sftp = await _host.Client.Batches.GetSftpAsync();
        string[] batchMode = batch ? ["-b", "-"] : [];
        return new ProcessStartInfo("sftp",
        [
            "-q", "-F", "/dev/null", "-i", key, "-P", sftp.Port.ToString(CultureInfo.InvariantCulture),
            "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR", .. batchMode, $"{sftp.User}@{sftp.Host}",
        ])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
    }
}
