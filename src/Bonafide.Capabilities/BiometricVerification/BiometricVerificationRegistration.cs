using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.BiometricVerification;

internal static class BiometricVerificationRegistration
{
    public static IServiceCollection AddBiometricVerification(this IServiceCollection services) =>
        services.AddCapability<BiometricVerificationOptions>(
            CapabilityNames.BiometricVerification, options => new BiometricVerificationCapability(options));
}
