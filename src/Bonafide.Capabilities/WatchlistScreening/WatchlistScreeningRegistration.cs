using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.WatchlistScreening;

internal static class WatchlistScreeningRegistration
{
    public static IServiceCollection AddWatchlistScreening(this IServiceCollection services) =>
        services.AddCapability<WatchlistScreeningOptions>(
            CapabilityNames.WatchlistScreening, options => new WatchlistScreeningCapability(options));
}
