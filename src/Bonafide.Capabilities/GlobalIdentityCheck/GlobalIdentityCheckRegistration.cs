using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

internal static class GlobalIdentityCheckRegistration
{
    public static IServiceCollection AddGlobalIdentityCheck(this IServiceCollection services) =>
        services.AddCapability<GlobalIdentityCheckOptions>(
            CapabilityNames.GlobalIdentityCheck, options => new GlobalIdentityCheckCapability(options));
}
