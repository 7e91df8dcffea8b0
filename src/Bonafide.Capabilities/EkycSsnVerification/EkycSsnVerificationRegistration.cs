using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.EkycSsnVerification;

internal static class EkycSsnVerificationRegistration
{
    public static IServiceCollection AddEkycSsnVerification(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new EkycSsnVerificationCapability());
}
