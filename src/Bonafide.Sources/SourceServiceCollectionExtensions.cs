using Bonafide.Sources.Addresses;
using Bonafide.Sources.Connectors;
using Bonafide.Sources.CountrySigners;
using Bonafide.Sources.Device;
using Bonafide.Sources.Email;
using Bonafide.Sources.GeoIp;
using Bonafide.Sources.Identity;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Phone;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Sandbox;
using Bonafide.Sources.Transliteration;
using Bonafide.Sources.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Sources;

/// <summary>The list of sources, written down: one line each.</summary>
public static class SourceServiceCollectionExtensions
{
    /// <param name="packs">
    /// The folder that <c>bonafide data build</c> fills; it may be empty, and sources then say so.
    /// </param>
    /// <param name="samples">The folder of the sample portraits, which fictional people have on record.</param>
    public static IServiceCollection AddBonafideSources(
        this IServiceCollection services, string packs, string samples)
    {
        services.AddSingleton(_ => PackFolder.Open(packs));
        services.AddSingleton(new SandboxPhotos(samples));
        services.AddEmailSource();
        services.AddPhoneSource();
        services.AddGeoIpSource();
        services.AddIdentitySource();
        services.AddDeviceSource();
        services.AddRegisterSource();
        services.AddSingleton<TransliterationTable>();
        services.AddWatchlistSource();
        services.AddAddressSource();
        services.AddCountrySigners();
        services.AddConnectorSource();
        return services;
    }
}
