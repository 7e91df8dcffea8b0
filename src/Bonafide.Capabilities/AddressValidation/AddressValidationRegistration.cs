using Bonafide.Core.Capabilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Capabilities.AddressValidation;

internal static class AddressValidationRegistration
{
    /// <summary>No options: the levels are the published table's, and the comparisons are the source's.</summary>
    public static IServiceCollection AddAddressValidation(this IServiceCollection services) =>
        services.AddSingleton<ICapability, AddressValidationCapability>();
}
