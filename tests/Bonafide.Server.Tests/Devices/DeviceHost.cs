using Bonafide.Server.Hosting;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Devices;

/// <summary>An installation behind a trusted proxy, so that visits can come from many addresses.</summary>
public class DeviceHost : IAsyncLifetime
{
    public RunningHost Host { get; } = new();

    public virtual Task InitializeAsync()
    {
        Host.TrustedProxies.Add("127.0.0.1");
        return Host.InitializeAsync();
    }

    public virtual Task DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The same where the operator has tenants share their evidence.</summary>
public sealed class SharingDeviceHost : DeviceHost
{
    public override Task InitializeAsync()
    {
        Host.Settings["Engine:ShareDeviceEvidence"] = "true";
        return base.InitializeAsync();
    }
}
