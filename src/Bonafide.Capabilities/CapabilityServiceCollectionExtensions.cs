using Bonafide.Capabilities.AddressValidation;
using Bonafide.Capabilities.Authentication;
using Bonafide.Capabilities.BiometricVerification;
using Bonafide.Capabilities.BraCpfValidation;
using Bonafide.Capabilities.DataChecks;
using Bonafide.Capabilities.DeviceRiskVerification;
using Bonafide.Capabilities.DrivingLicenseVerification;
using Bonafide.Capabilities.EkycCheck;
using Bonafide.Capabilities.EkycSsnVerification;
using Bonafide.Capabilities.EmailVerification;
using Bonafide.Capabilities.Extraction;
using Bonafide.Capabilities.GeoIpVerification;
using Bonafide.Capabilities.GlobalIdentityCheck;
using Bonafide.Capabilities.GovtIdVerification;
using Bonafide.Capabilities.ImageChecks;
using Bonafide.Capabilities.Liveness;
using Bonafide.Capabilities.PhoneVerification;
using Bonafide.Capabilities.ProofOfResidency;
using Bonafide.Capabilities.Similarity;
using Bonafide.Capabilities.Usability;
using Bonafide.Capabilities.WatchlistScreening;
using Bonafide.Core.Capabilities;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bonafide.Capabilities;

/// <summary>The list of capabilities, written down: one line each.</summary>
public static class CapabilityServiceCollectionExtensions
{
    public static IServiceCollection AddBonafideCapabilities(this IServiceCollection services)
    {
        services.AddSingleton(provider => CapabilityCatalog.Built(
            provider.GetServices<ICapability>(), provider.GetServices<IFactGatherer>()));
        // Liveness and authentication judge the same frames by the same limits.
        return services
            .AddSettings<FaceMapLimits>(FaceMapLimits.Section)
            .AddUsability()
            .AddImageChecks()
            .AddExtraction()
            .AddDataChecks()
            .AddLiveness()
            .AddSimilarity()
            .AddFaceAuthentication()
            .AddEmailVerification()
            .AddPhoneVerification()
            .AddGeoIpVerification()
            .AddGlobalIdentityCheck()
            .AddDeviceRiskVerification()
            .AddBraCpfValidation()
            .AddDrivingLicenseVerification()
            .AddEkycCheck()
            .AddEkycSsnVerification()
            .AddProofOfResidency()
            .AddGovtIdVerification()
            .AddBiometricVerification()
            .AddWatchlistScreening()
            .AddAddressValidation();
    }

    /// <summary>
    /// Registers one capability with its options, bound to <c>Capabilities:{name}</c> and checked before the first
    /// request: a bad value ends the start with the list of what is wrong.
    /// </summary>
    internal static IServiceCollection AddCapability<TOptions>(
        this IServiceCollection services, string name, Func<TOptions, ICapability> make)
        where TOptions : class
    {
        services.AddSettings<TOptions>($"Capabilities:{name}");
        services.AddSingleton(provider => make(provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services;
    }

    internal static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string path)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(path).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(new SettingsSection(path, typeof(TOptions)));
    }
}
