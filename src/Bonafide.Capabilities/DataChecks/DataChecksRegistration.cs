using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.DataChecks;

public static class DataChecksRegistration
{
    public static IServiceCollection AddDataChecks(this IServiceCollection services) =>
        services.AddCapability<DataChecksOptions>("dataChecks", options => new DataChecksCapability(options));
}
