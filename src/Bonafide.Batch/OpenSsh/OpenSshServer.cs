using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>
/// Runs Debian's sshd as a child without privileges and starts it again when it ends. The relay's guard role stands
/// between, so that sshd ends with the server even when that is killed.
/// </summary>
internal sealed partial class OpenSshServer(
    OpenSshOptions options, OpenSshFolder folder, OpenSshUser user, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>The public half of the host key: type and base64.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>Returns once sshd answers with its SSH greeting; fails when it does not within ten seconds.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        Port = options.Port != 0 ? options.Port : FreePort();
        await WriteHostKeyAsync(cancel);
        folder.Write(folder.Configuration, OpenSshConfiguration.Text(folder, options.ListenAddress, Port));
        _running = SuperviseAsync();
        await WaitForGreetingAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task WriteHostKeyAsync(CancellationToken cancel)
    {
        if (!File.Exists(options.HostKeyFile))
        {
            var generator = new SshKeyGenerator(options.SshKeygen);
            var name = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
            var (privateKey, _) = await generator.GenerateAsync(name, SshKeyKind.Ed25519, cancel);
            var beside = options.HostKeyFile + ".new";
            await File.WriteAllTextAsync(beside, "", cancel);
            PrivateFolder.Narrow(beside);
            await File.WriteAllTextAsync(beside, privateKey, cancel);
            File.Move(beside, options.HostKeyFile, overwrite: true);
        }

        folder.Write(folder.HostKey, await File.ReadAllTextAsync(options.HostKeyFile, cancel));
        HostKey = await SshKeyGenerator.PublicHalfAsync(options.SshKeygen, options.HostKeyFile, cancel);
    }

    private async Task SuperviseAsync()
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            await RunOnceAsync();
            pause = time.GetElapsedTime(started) > LongestPause ? FirstPause : pause * 2;
            pause = pause > LongestPause ? LongestPause : pause;
            if (!_stop.IsCancellationRequested)
            {
                await Task.Delay(pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunOnceAsync()
    {
        using var process = Process.Start(Command());
        if (process is null)
        {
            LogEnded(log, -1);
            return;
        }

        var drained = DrainAsync(process.StandardError);
        await process.WaitForExitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        await drained;
        if (!_stop.IsCancellationRequested)
        {
            LogEnded(log, process.ExitCode);
        }
    }

    private ProcessStartInfo Command()
    {
        string[] sshd = [options.Sshd, "-D", "-e", "-f", folder.Configuration];
        var start = new ProcessStartInfo(folder.Relay, ["guard", .. user.Prefix, .. sshd])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LD_PRELOAD"] = options.NssWrapper;
        start.Environment["NSS_WRAPPER_PASSWD"] = folder.Passwd;
        start.Environment["NSS_WRAPPER_GROUP"] = folder.Group;
        return start;
    }

    /// <summary>sshd's lines name logins and client addresses, so they are shown at the debug level only.</summary>
    private async Task DrainAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            LogLine(log, line);
        }
    }

    private async Task WaitForGreetingAsync(CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        while (!await GreetsAsync(deadline.Token))
        {
            if (_running.IsCompleted)
            {
                throw new IOException("sshd ended at its start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), deadline.Token);
        }
    }

    private async Task<bool> GreetsAsync(CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            var any = options.ListenAddress is "0.0.0.0" or "::";
            await client.ConnectAsync(any ? IPAddress.Loopback : IPAddress.Parse(options.ListenAddress), Port, cancel);
            var start = new byte[4];
            await client.GetStream().ReadExactlyAsync(start, cancel);
            return start.AsSpan().SequenceEqual("SSH-"u8);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LoggerMessage(6001, LogLevel.Warning, "sshd ended with status {Status} and is started again")]
    private static partial void LogEnded(ILogger log, int status);

    [LoggerMessage(6002, LogLevel.Debug, "sshd: {Line}")]
    private static partial void LogLine(ILogger log, string line);
}
