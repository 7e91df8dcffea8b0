using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.Liveness;

public static class LivenessRegistration
{
    public static IServiceCollection AddLiveness(this IServiceCollection services) =>
        services.AddCapability<LivenessOptions>("liveness", options => new LivenessCapability(options));
}
