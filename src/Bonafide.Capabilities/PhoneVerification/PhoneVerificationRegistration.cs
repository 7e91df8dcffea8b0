using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.PhoneVerification;

internal static class PhoneVerificationRegistration
{
    public static IServiceCollection AddPhoneVerification(this IServiceCollection services) =>
        services.AddCapability<PhoneVerificationOptions>(
            CapabilityNames.PhoneVerification, options => new PhoneVerificationCapability(options));
}
