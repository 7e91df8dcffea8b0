using Bonafide.Core.Facts;
using Bonafide.Sources.Files;
using Bonafide.Sources.GeoIp.Mmdb;
using Bonafide.Sources.Packs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bonafide.Sources.GeoIp;

internal static class GeoIpRegistration
{
    public static IServiceCollection AddGeoIpSource(this IServiceCollection services)
    {
        services.AddSettings<GeoIpOptions>("Sources:GeoIp");
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<GeoIpOptions>>().Value;
            return new GeoIpSource(
                GeoIpPack.TryOpen(provider.GetRequiredService<PackFolder>()),
                Watch(provider, "mmdb", options.Databases, MmdbFile.Open),
                new()
                {
                    Tor = Watch(provider, "torList", options.Tor, AddressList.Read),
                    Vpn = Watch(provider, "vpnList", options.Vpn, AddressList.Read),
                    Hosting = Watch(provider, "hostingList", options.Hosting, AddressList.Read),
                    PublicProxy = Watch(provider, "publicProxyList", options.PublicProxy, AddressList.Read),
                    ResidentialProxy = Watch(
                        provider, "residentialProxyList", options.ResidentialProxy, AddressList.Read),
                    Satellite = Watch(provider, "satelliteList", options.Satellite, AddressList.Read),
                });
        });
        services.AddSingleton<IFactGatherer, GeoIpFactGatherer>();
        return services;
    }

    private static List<WatchedFile<T>> Watch<T>(
        IServiceProvider provider, string name, IReadOnlyList<string> paths, Func<string, T> read)
        where T : class =>
        [.. paths.Select(path => new WatchedFile<T>(name, path, read, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WatchedFile<T>>>()))];
}
