using Bonafide.Core.Capabilities;
using Bonafide.Core.FaceMaps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Capabilities.Liveness;

public static class LivenessRegistration
{
    public static IServiceCollection AddLiveness(this IServiceCollection services)
    {
        services.AddSettings<LivenessOptions>("Capabilities:liveness");
        return services.AddSingleton<ICapability>(provider => new LivenessCapability(
            provider.GetRequiredService<IOptions<LivenessOptions>>().Value,
            provider.GetRequiredService<IOptions<FaceMapLimits>>().Value));
    }
}
