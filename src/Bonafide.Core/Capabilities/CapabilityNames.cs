namespace Bonafide.Core.Capabilities;

/// <summary>The published names of all capabilities (contract 04). A name never changes.</summary>
public static class CapabilityNames
{
    public const string Usability = "usability";
    public const string ImageChecks = "imageChecks";
    public const string Extraction = "extraction";
    public const string DataChecks = "dataChecks";
    public const string Liveness = "liveness";
    public const string Similarity = "similarity";
    public const string Authentication = "authentication";
    public const string WatchlistScreening = "watchlistScreening";
    public const string AddressValidation = "addressValidation";
    public const string ProofOfResidency = "proofOfResidency";
    public const string DrivingLicenseVerification = "drivingLicenseVerification";
    public const string DeviceRiskVerification = "deviceRiskVerification";
    public const string GlobalIdentityCheck = "globalIdentityCheck";
    public const string EmailVerification = "emailVerification";
    public const string PhoneVerification = "phoneVerification";
    public const string GeoIpVerification = "geoIpVerification";
    public const string GovtIdVerification = "govtIdVerification";
    public const string BiometricVerification = "biometricVerification";
    public const string BraCpfValidation = "braCpfValidation";
    public const string EkycSsnVerification = "ekycSsnVerification";
    public const string EkycCheck = "ekycCheck";

    /// <summary>All of them, whether built into this installation or not.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Usability, ImageChecks, Extraction, DataChecks, Liveness, Similarity, Authentication, WatchlistScreening,
        AddressValidation, ProofOfResidency, DrivingLicenseVerification, DeviceRiskVerification, GlobalIdentityCheck,
        EmailVerification, PhoneVerification, GeoIpVerification, GovtIdVerification, BiometricVerification,
        BraCpfValidation, EkycSsnVerification, EkycCheck,
    };
}
