using Bonafide.Sources.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources.CountrySigners;

internal static class CountrySignerRegistration
{
    /// <summary>Without an <see cref="ImportStore"/> in the container no country is known.</summary>
    public static IServiceCollection AddCountrySigners(this IServiceCollection services) =>
        services.AddSingleton(provider => new CountrySigners(provider.GetService<ImportStore>()));
}
