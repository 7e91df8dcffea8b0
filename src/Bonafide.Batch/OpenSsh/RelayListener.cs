using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Bonafide.Core;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>
/// Takes the relays' connections on a Unix socket that only sshd's user can reach, reads each one's first line, and
/// runs its session for as long as its key lives.
/// </summary>
internal sealed partial class RelayListener(
    OpenSshFolder folder, ISshKeyRows keys, TenantHomes homes, SftpLimits limits, TimeProvider time, ILogger log)
    : IAsyncDisposable
{
    private const int FirstLineBytes = 192;
    private static readonly TimeSpan FirstLinePatience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();
    private readonly ConcurrentDictionary<TenantId, int> _perTenant = new();
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;

    public void Start()
    {
        File.Delete(folder.Socket);
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(folder.Socket));
        PrivateFolder.Narrow(folder.Socket);
        folder.Own(folder.Socket);
        _socket.Listen(128);
        _accepting = AcceptAsync(_socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket?.Dispose();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _stop.Dispose();
        File.Delete(folder.Socket);
    }

    private async Task AcceptAsync(Socket socket)
    {
        try
        {
            while (true)
            {
                var connection = await socket.AcceptAsync(_stop.Token);
                var session = Task.Run(() => ServeAsync(connection));
                _sessions[session] = 0;
                _ = session.ContinueWith(done => _sessions.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            if (await ReadKeyIdAsync(stream) is not { } keyId || await LiveKeyAsync(keyId) is not { } key)
            {
                return;
            }

            try
            {
                if (_perTenant.AddOrUpdate(key.Tenant, 1, (_, count) => count + 1) <= limits.Sessions)
                {
                    await RunAsync(stream, key);
                }
            }
            finally
            {
                _perTenant.AddOrUpdate(key.Tenant, 0, (_, count) => count - 1);
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            LogBroken(log, failure.GetType().Name);
        }
    }

    private async Task RunAsync(Stream stream, SshKeyRow key)
    {
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var home = await homes.GetAsync(key.Tenant);
        var watching = WatchKeyAsync(key.Id, alive);
        var end = await new SftpSession(stream, home, limits, time).RunAsync(alive.Token);
        await alive.CancelAsync();
        await watching;
        LogEnded(log, key.Id, end);
    }

    /// <summary>The row is read again and again, so that a revocation on any node ends the session here.</summary>
    private async Task WatchKeyAsync(Guid keyId, CancellationTokenSource alive)
    {
        using var timer = new PeriodicTimer(limits.KeyCheck, time);
        try
        {
            while (await timer.WaitForNextTickAsync(alive.Token))
            {
                if (await LiveKeyAsync(keyId) is null)
                {
                    await alive.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task<SshKeyRow?> LiveKeyAsync(Guid keyId) =>
        await keys.FindLiveAsync(keyId, time.GetUtcNow(), _stop.Token);

    /// <summary>"KEY_ID CLIENT_ADDRESS\n", byte by byte, since what follows belongs to the session.</summary>
    private async Task<Guid?> ReadKeyIdAsync(Stream stream)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        deadline.CancelAfter(FirstLinePatience);
        var line = new byte[FirstLineBytes];
        for (var length = 0; length < line.Length; length++)
        {
            if (await stream.ReadAsync(line.AsMemory(length, 1), deadline.Token) == 0)
            {
                return null;
            }

            if (line[length] == (byte)'\n')
            {
                var words = Encoding.ASCII.GetString(line, 0, length).Split(' ');
                return Guid.TryParseExact(words[0], "D", out var id) ? id : null;
            }
        }

        return null;
    }

    [LoggerMessage(6011, LogLevel.Information, "SFTP session of key {KeyId} ended: {End}")]
    private static partial void LogEnded(ILogger log, Guid keyId, SessionEnd end);

    [LoggerMessage(6012, LogLevel.Information, "SFTP connection broke: {Kind}")]
    private static partial void LogBroken(ILogger log, string kind);
}
