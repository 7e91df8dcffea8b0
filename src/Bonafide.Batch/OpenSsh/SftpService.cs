using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>
/// Everything that takes uploads on one node: homes, the relays' socket, sshd, and the tenants' keys.
/// </summary>
public sealed class SftpService : IAsyncDisposable
{
    private readonly TenantHomes _homes;
    private readonly RelayListener _listener;
    private readonly OpenSshServer _sshd;
    private readonly ITimer _refresh;

    private SftpService(TenantHomes homes, RelayListener listener, OpenSshServer sshd, SshKeys keys, ITimer refresh)
    {
        (_homes, _listener, _sshd, Keys, _refresh) = (homes, listener, sshd, keys, refresh);
    }

    public SshKeys Keys { get; }

    /// <summary>The port that sshd listens on.</summary>
    public int Port => _sshd.Port;

    public static async Task<SftpService> StartAsync(SftpParts parts, ILogger log, CancellationToken cancel)
    {
        var user = new OpenSshUser(parts.OpenSsh.UnprivilegedUser);
        var folder = new OpenSshFolder(parts.OpenSsh, user);
        var services = new HomeServices(parts.Spool, parts.Inbox, parts.Homes, parts.Ids, parts.Time);
        var homes = new TenantHomes(services, parts.Limits);
        var files = new OpenSshKeyFiles(folder, user, Path.GetFullPath(parts.OpenSsh.Relay));
        var keys = new SshKeys(
            parts.Keys, new SshKeyGenerator(parts.OpenSsh.SshKeygen), files, parts.Ids, parts.Time);
        await keys.PublishAsync(cancel);
        var listener = new RelayListener(folder, parts.Keys, homes, parts.Limits, parts.Time, log);
        listener.Start();
        var sshd = new OpenSshServer(parts.OpenSsh, folder, user, parts.Time, log);
        await sshd.StartAsync(cancel);
        var refresh = parts.Time.CreateTimer(
            _ => _ = RefreshAsync(keys, log), null, parts.Limits.KeyCheck, parts.Limits.KeyCheck);
        return new SftpService(homes, listener, sshd, keys, refresh);
    }

    public async ValueTask DisposeAsync()
    {
        await _refresh.DisposeAsync();
        await _sshd.DisposeAsync();
        await _listener.DisposeAsync();
        await _homes.DisposeAsync();
    }

    private static async Task RefreshAsync(SshKeys keys, ILogger log)
    {
        try
        {
            await keys.PublishAsync(CancellationToken.None);
        }
        catch (IOException failure)
        {
            log.LogWarning("The SSH key files could not be refreshed: {Kind}", failure.GetType().Name);
        }
    }
}
