using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.Sftp;
using Bonafide.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.OpenSsh;

/// <summary>Starts and ends the SFTP service with the host.</summary>
internal sealed class SftpHost(IServiceProvider provider, ILogger<SftpHost> log) : IHostedService
{
    /// <summary>Null until the host has started.</summary>
    public SftpService? Service { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken) =>
        Service = await SftpService.StartAsync(
            new SftpParts
            {
                OpenSsh = provider.GetRequiredService<OpenSshOptions>(),
                Limits = provider.GetRequiredService<SftpLimits>(),
                Keys = provider.GetRequiredService<ISshKeyRows>(),
                Homes = provider.GetRequiredService<IHomeRows>(),
                Spool = provider.GetRequiredService<ISpool>(),
                Inbox = provider.GetRequiredService<IBatchInbox>(),
                Ids = provider.GetRequiredService<IIds>(),
                Time = provider.GetRequiredService<TimeProvider>(),
            },
            log,
            cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Service is { } running)
        {
            await running.DisposeAsync();
        }
    }
}
