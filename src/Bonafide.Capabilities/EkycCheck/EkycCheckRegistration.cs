using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.EkycCheck;

internal static class EkycCheckRegistration
{
    public static IServiceCollection AddEkycCheck(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new EkycCheckCapability());
}
