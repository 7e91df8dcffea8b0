using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.BraCpfValidation;

internal static class BraCpfValidationRegistration
{
    public static IServiceCollection AddBraCpfValidation(this IServiceCollection services) =>
        services.AddSingleton<ICapability>(new BraCpfValidationCapability());
}
