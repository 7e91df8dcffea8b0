using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.Extraction;

public static class ExtractionRegistration
{
    public static IServiceCollection AddExtraction(this IServiceCollection services) =>
        services.AddCapability<ExtractionOptions>("extraction", options => new ExtractionCapability(options));
}
