using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.ProofOfResidency;

internal static class ProofOfResidencyRegistration
{
    public static IServiceCollection AddProofOfResidency(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new ProofOfResidencyCapability());
}
