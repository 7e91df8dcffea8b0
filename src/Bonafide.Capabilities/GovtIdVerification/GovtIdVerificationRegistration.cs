using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.GovtIdVerification;

internal static class GovtIdVerificationRegistration
{
    public static IServiceCollection AddGovtIdVerification(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new GovtIdVerificationCapability());
}
