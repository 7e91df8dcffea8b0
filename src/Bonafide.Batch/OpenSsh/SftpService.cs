using Bonafide.Batch.Keys;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>Everything that takes uploads on one node: the relays' socket, sshd, and the tenants' keys.</summary>
internal sealed class SftpService : IAsyncDisposable
{
    private readonly RelayListener _listener;
    private readonly OpenSshServer _sshd;
    private readonly ITimer _refresh;

    private SftpService(RelayListener listener, OpenSshServer sshd, SshKeys keys, ITimer refresh)
    {
        (_listener, _sshd, Keys, _refresh) = (listener, sshd, keys, refresh);
    }

    public SshKeys Keys { get; }

    /// <summary>The port that sshd listens on.</summary>
    public int Port => _sshd.Port;

    /// <summary>The public half of sshd's host key.</summary>
    public string HostKey => _sshd.HostKey;

    public static async Task<SftpService> StartAsync(SftpParts parts, ILogger log, CancellationToken cancel)
    {
        var user = new OpenSshUser(parts.OpenSsh.UnprivilegedUser);
        var folder = new OpenSshFolder(parts.OpenSsh, user);
        folder.WriteProgram(Path.GetFullPath(parts.OpenSsh.Relay), folder.Relay);
        var files = new OpenSshKeyFiles(folder, user, folder.Relay);
        var keys = new SshKeys(
            parts.Keys, new SshKeyGenerator(parts.OpenSsh.SshKeygen), files, parts.Ids, parts.Time);
        await keys.PublishAsync(cancel);
        var listener = new RelayListener(folder, parts.Keys, parts.Homes, parts.Limits, parts.Time, log);
        listener.Start();
        var sshd = new OpenSshServer(parts.OpenSsh, folder, user, parts.Time, log);
        try
        {
            await sshd.StartAsync(cancel);
        }
        catch
        {
            await sshd.DisposeAsync();
            await listener.DisposeAsync();
            throw;
        }

        var refresh = parts.Time.CreateTimer(
            _ => _ = RefreshAsync(keys, log), null, parts.Limits.KeyCheck, parts.Limits.KeyCheck);
        return new SftpService(listener, sshd, keys, refresh);
    }

    public async ValueTask DisposeAsync()
    {
        await _refresh.DisposeAsync();
        await _sshd.DisposeAsync();
        await _listener.DisposeAsync();
    }

    private static async Task RefreshAsync(SshKeys keys, ILogger log)
    {
        try
        {
            await keys.PublishAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or System.Data.Common.DbException)
        {
            log.LogWarning("The SSH key files could not be refreshed: {Kind}", failure.GetType().Name);
        }
    }
}
