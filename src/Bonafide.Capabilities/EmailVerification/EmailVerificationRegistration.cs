using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.EmailVerification;

internal static class EmailVerificationRegistration
{
    public static IServiceCollection AddEmailVerification(this IServiceCollection services) =>
        services.AddCapability<EmailVerificationOptions>(
            CapabilityNames.EmailVerification, options => new EmailVerificationCapability(options));
}
