using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.GeoIpVerification;

internal static class GeoIpVerificationRegistration
{
    public static IServiceCollection AddGeoIpVerification(this IServiceCollection services) =>
        services.AddCapability<GeoIpVerificationOptions>(
            CapabilityNames.GeoIpVerification, options => new GeoIpVerificationCapability(options));
}
