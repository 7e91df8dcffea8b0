using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.DrivingLicenseVerification;

internal static class DrivingLicenseVerificationRegistration
{
    public static IServiceCollection AddDrivingLicenseVerification(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new DrivingLicenseVerificationCapability());
}
