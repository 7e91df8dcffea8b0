using Bonafide.Core.Devices;
using Bonafide.Core.Facts;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.Packs;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.Device;

internal static class DeviceRegistration
{
    public static IServiceCollection AddDeviceSource(this IServiceCollection services) =>
        services.AddSingleton<IFactGatherer>(provider => new DeviceFactGatherer(
            UserAgentParser.TryOpen(provider.GetRequiredService<PackFolder>()),
            provider.GetRequiredService<GeoIpSource>(),
            provider.GetService<IBlackboxes>(),
            provider.GetService<IDeviceMemory>()));
}
