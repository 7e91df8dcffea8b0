using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.DeviceRiskVerification;

internal static class DeviceRiskVerificationRegistration
{
    public static IServiceCollection AddDeviceRiskVerification(this IServiceCollection services) =>
        services.AddCapability<DeviceRiskVerificationOptions>(
            CapabilityNames.DeviceRiskVerification, options => new DeviceRiskVerificationCapability(options));
}
