using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Bonafide.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>Starts and ends the SFTP service with the host, where uploads by SFTP are switched on.</summary>
internal sealed class SftpHost(
    SftpSwitch settings, SftpLimits limits, ISshKeyRows keys, TenantHomes homes, IIds ids, TimeProvider time,
    ILogger<SftpHost> log) : IHostedService
{
    /// <summary>Null until the host has started, and where SFTP is off.</summary>
    public SftpService? Service { get; private set; }

    /// <summary>What uploaders are told; null where SFTP is off.</summary>
    public (string Host, int Port, string HostKey)? Address => (Service, settings.OpenSsh) is ({ } running, { } on)
        ? (on.PublicHost ?? on.ListenAddress, running.Port, running.HostKey)
        : null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.OpenSsh is { } openSsh)
        {
            Service = await SftpService.StartAsync(
                new SftpParts
                {
                    OpenSsh = openSsh, Limits = limits, Keys = keys, Homes = homes, Ids = ids, Time = time,
                },
                log,
                cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Service is { } running)
        {
            await running.DisposeAsync();
        }
    }
}

/// <summary>How sshd is run; null: this node takes no uploads by SFTP.</summary>
internal sealed record SftpSwitch(OpenSshOptions? OpenSsh);
