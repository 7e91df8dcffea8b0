using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.Extraction;

public static class ExtractionRegistration
{
    public static IServiceCollection AddExtraction(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new ExtractionCapability());
}
