using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.ImageChecks;

public static class ImageChecksRegistration
{
    public static IServiceCollection AddImageChecks(this IServiceCollection services) =>
        services.AddCapability<ImageChecksOptions>("imageChecks", _ => new ImageChecksCapability());
}
