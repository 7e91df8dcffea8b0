using System.Diagnostics;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.OpenSsh;

public sealed class OpenSshTests(SftpServerFixture server) : IClassFixture<SftpServerFixture>
{
    private string Host => $"{server.User}@127.0.0.1";

    [Fact]
    public async Task Refuses_EveryCommandButSftpWithASentence()
    {
        foreach (var command in (string[][])[["ls"], ["scp", "-t", "/"], []])
        {
            var (status, output) = await Program.RunAsync(
                "ssh", [.. server.SshOptions, "-p", server.Port, Host, .. command]);

            Assert.Equal(1, status);
            Assert.Contains("Only SFTP is offered here.", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ends_AnOldScpInsteadOfLettingItHang()
    {
        var (status, output) = await Program.RunAsync(
            "scp",
            [.. server.SshOptions, "-O", "-P", server.Port, server.LocalBatch("old") + "/input.csv", $"{Host}:x"]);

        Assert.NotEqual(0, status);
        Assert.Contains("Only SFTP is offered here.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_Forwarding()
    {
        var (status, _) = await Program.RunAsync("ssh",
            [.. server.SshOptions, "-p", server.Port, "-o", "ExitOnForwardFailure=yes", "-W", "127.0.0.1:22", Host]);

        Assert.NotEqual(0, status);
    }

    [Theory]
    [InlineData("00000000-0000-7000-8000-000000000000")]
    [InlineData("root")]
    [InlineData("batch")]
    public async Task Refuses_AnotherLoginWithTheTenantsKey(string user)
    {
        var (status, output) = await Program.RunAsync(
            "sftp", [.. server.SshOptions, "-P", server.Port, "-b", "-", $"{user}@127.0.0.1"], "ls\n");

        Assert.Equal(255, status);
        Assert.Contains("Permission denied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_TheOldKeyAfterANewOne()
    {
        var old = server["old.pem"];
        File.Copy(server.KeyFile, old, overwrite: true);
        await server.NewKeyAsync(SshKeyKind.Ed25519);

        var (refused, _) = await LoginAsync(old);
        var (accepted, output) = await LoginAsync(server.KeyFile);

        Assert.NotEqual(0, refused);
        Assert.True(accepted == 0, output);
    }

    [Fact]
    public async Task Refuses_AKeyAfterThirtyDaysByOpenSshItself()
    {
        await server.NewKeyAsync(SshKeyKind.Ed25519);
        var line = await File.ReadAllTextAsync(server[$"ssh/keys/{server.User}"]);
        var expected = server.KeyRows.Rows[server.Key.KeyId].CreatedAt.AddDays(30);
        Assert.Contains($"expiry-time=\"{expected.UtcDateTime:yyyyMMddHHmmss}Z\"", line, StringComparison.Ordinal);
        Assert.True((await LoginAsync(server.KeyFile)).Status == 0);

        // The row stays live; only what sshd reads is older, so that sshd alone must refuse.
        var past = DateTimeOffset.UtcNow.AddSeconds(-1).UtcDateTime.ToString("yyyyMMddHHmmss");
        await File.WriteAllTextAsync(server[$"ssh/keys/{server.User}"],
            line.Replace(expected.UtcDateTime.ToString("yyyyMMddHHmmss"), past, StringComparison.Ordinal));

        Assert.NotEqual(0, (await LoginAsync(server.KeyFile)).Status);
        await server.NewKeyAsync(SshKeyKind.Ed25519);
    }

    [Fact]
    public async Task Ends_LiveSessionsOfARevokedKey()
    {
        await server.NewKeyAsync(SshKeyKind.Ed25519);
        var start = new ProcessStartInfo("sftp", [.. server.SshOptions, "-P", server.Port, Host])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var session = Process.Start(start)!;
        await session.StandardInput.WriteLineAsync("pwd");
        await session.StandardInput.FlushAsync();
        string? line;
        do
        {
            line = await session.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.Contains("working directory", StringComparison.Ordinal));

        Assert.True(await server.Service.Keys.RevokeAsync(SftpServerFixture.Actor, server.Key.KeyId, default));

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!session.HasExited)
        {
            await session.StandardInput.WriteLineAsync("ls");
            await session.StandardInput.FlushAsync(deadline.Token);
            await Task.WhenAny(session.WaitForExitAsync(deadline.Token), Task.Delay(200, deadline.Token));
            deadline.Token.ThrowIfCancellationRequested();
        }

        Assert.NotEqual(0, (await LoginAsync(server.KeyFile)).Status);
        await server.NewKeyAsync(SshKeyKind.Ed25519);
    }

    [Fact]
    public async Task Generates_RsaAsPem()
    {
        await server.NewKeyAsync(SshKeyKind.Rsa3072);

        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----", server.Key.PrivateKey, StringComparison.Ordinal);
        Assert.Equal(3072, KeySize(server.Key.PrivateKey));
        var (status, output) = await LoginAsync(server.KeyFile);
        Assert.True(status == 0, output);
        Assert.False(Directory.Exists($"/dev/shm/bonafide-keygen-{server.Key.KeyId:N}"));
    }

    private static int KeySize(string pem)
    {
        using var rsa = System.Security.Cryptography.RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa.KeySize;
    }

    private Task<(int Status, string Output)> LoginAsync(string key)
    {
        string[] options = [.. server.SshOptions.Select(o => o == server.KeyFile ? key : o)];
        return Program.RunAsync("sftp", [.. options, "-P", server.Port, "-b", "-", Host], "ls\n");
    }
}
