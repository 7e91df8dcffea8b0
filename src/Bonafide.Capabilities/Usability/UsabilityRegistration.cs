using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.Usability;

public static class UsabilityRegistration
{
    public static IServiceCollection AddUsability(this IServiceCollection services) =>
        services.AddCapability<UsabilityOptions>("usability", options => new UsabilityCapability(options));
}
