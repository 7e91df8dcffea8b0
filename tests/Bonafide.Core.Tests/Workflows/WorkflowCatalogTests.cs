using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Tests.Workflows;

public sealed class WorkflowCatalogTests
{
    private const string Id = "U IC E DC";
    private const string Idiv = "U IC E DC L S";
    private const string Faces = "ID SELFIE FACEMAP?";
    private static readonly WorkflowCatalog Catalog = new(new CapabilityCatalog([]));

    /// <summary>Contract 05: key, capabilities, credentials (a question mark is optional), step names.</summary>
    public static TheoryData<int, string, string, string> Rows() => new()
    {
        { 10005, "braCpfValidation", "DATA", "BRA_CPF_VALIDATION" },
        { 10006, "U biometricVerification", "DATA SELFIE", "BIOMETRIC_VERIFICATION" },
        { 10007, "globalIdentityCheck", "DATA", "GLOBAL_IDENTITY_CHECK" },
        { 10008, "drivingLicenseVerification", "DATA", "DL_VERIFICATION" },
        { 10010, "watchlistScreening", "DATA", "SCREENING" },
        { 10011, Idiv, Faces, "ID_IV" },
        { 10013, Idiv + " watchlistScreening proofOfResidency addressValidation drivingLicenseVerification", Faces,
            "ID_IV SCREENING ADDRESS_VERIFICATION DL_VERIFICATION" },
        { 10014, "U L authentication", "FACEMAP SELFIE?", "AUTHENTICATION" },
        { 10015, Id, "ID", "ID_VERIFICATION" },
        { 10020, "govtIdVerification", "DATA", "GOVT_ID_VERIFICATION" },
        { 10021, Idiv + " braCpfValidation biometricVerification", Faces,
            "ID_IV BRA_CPF_VALIDATION BIOMETRIC_VERIFICATION" },
        { 10026, "U E IC", "DOCUMENT", "DOCUMENT_VERIFICATION" },
        { 10054, Idiv + " govtIdVerification", Faces, "ID_IV GOVT_ID_VERIFICATION" },
        { 10065, "phoneVerification", "DATA", "PHONE_VERIFICATION" },
        { 10066, "emailVerification", "DATA", "EMAIL_VERIFICATION" },
        { 10093, "U biometricVerification", "DATA SELFIE", "BIOMETRIC_VERIFICATION" },
        { 10094, Idiv + " biometricVerification", Faces, "ID_IV BIOMETRIC_VERIFICATION" },
        { 10118, "geoIpVerification", "DATA", "GEO_IP_VERIFICATION" },
        { 10120, Idiv + " geoIpVerification", Faces + " DATA?", "ID_IV GEO_IP_VERIFICATION" },
        { 10148, "ekycCheck", "DATA", "EKYC_CHECK" },
        { 10163, Idiv, Faces + " DATA?", "ID_IV" },
        { 10164, Idiv, Faces + " DATA?", "ID_IV" },
        { 10166, "U E IC", "DOCUMENT", "DOCUMENT_VERIFICATION" },
        { 10170, "", "DATA? DOCUMENT", "" },
        { 10172, "U E", "ID", "ID_VERIFICATION" },
        { 10232, "U E", "DOCUMENT DATA?", "DOCUMENT_VERIFICATION" },
        { 1, "U E", "ID", "ID_VERIFICATION" },
        { 2, Id, "ID", "ID_VERIFICATION" },
        { 3, Idiv, Faces, "ID_IV" },
        { 5, "U S", "ID SELFIE", "SIMILARITY" },
        { 6, "U L", "SELFIE FACEMAP?", "LIVENESS" },
        { 9, "U authentication", "SELFIE? FACEMAP", "AUTHENTICATION" },
        { 16, "U authentication", "SELFIE? FACEMAP", "AUTHENTICATION" },
        { 20, "U S", "ID SELFIE", "SIMILARITY" },
        { 32, Idiv + " watchlistScreening", Faces, "ID_IV SCREENING" },
        { 90010, "addressValidation", "DATA", "ADDRESS_VERIFICATION" },
        { 90011, "proofOfResidency", "DATA", "ADDRESS_VERIFICATION" },
        { 90012, "deviceRiskVerification", "DATA", "DEVICE_RISK" },
        { 90013, "ekycSsnVerification", "DATA", "EKYC_SSN_VERIFICATION" },
        { 90014, "govtIdVerification", "DATA", "GOVT_ID_VERIFICATION" },
        { 90015, "U biometricVerification", "DATA SELFIE", "BIOMETRIC_VERIFICATION" },
        { 90016, "govtIdVerification", "DATA", "GOVT_ID_VERIFICATION" },
        { 90017, "govtIdVerification", "DATA", "GOVT_ID_VERIFICATION" },
        { 90018, Idiv + " deviceRiskVerification", Faces + " DATA?", "ID_IV DEVICE_RISK" },
        { 90020, "U L", "SELFIE FACEMAP?", "LIVENESS" },
        { 90021, "U S", "ID SELFIE", "SIMILARITY" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Follows_TheContract(int key, string capabilities, string credentials, string steps)
    {
        var workflow = Assert.IsType<WorkflowDefinition>(Catalog.Find(key));
        Assert.Equal(Words(capabilities).Select(Name), workflow.Capabilities);
        Assert.Equal(
            Words(credentials),
            workflow.Credentials.Select(slot => slot.Category.Wire() + (slot.Optional ? "?" : string.Empty)));
        Assert.Equal(Words(steps), workflow.Steps.Select(step => step.Name));
    }

    [Fact]
    public void Has_NoOtherKeys() => Assert.Equal(
        Rows().Select(row => (int)row[0]).Order(), Catalog.All.Select(workflow => workflow.Key));

    [Fact]
    public void Names_OnlyKnownCapabilitiesAndChannels() => Assert.All(Catalog.All, workflow =>
    {
        Assert.All(workflow.Capabilities.Concat(workflow.WhenApplicable),
            name => Assert.Contains(name, CapabilityNames.All));
        Assert.All(workflow.WhenApplicable, name => Assert.True(workflow.Has(name)));
        Assert.All(workflow.Credentials.SelectMany(slot => slot.Channels),
            channel => Assert.Contains(channel, (string[])["WEB", "API", "SDK"]));
        Assert.All(
            workflow.Credentials.Where(slot => slot.Category == CredentialCategory.Data),
            slot => Assert.Equal(["API"], slot.Channels));
    });

    [Theory]
    [InlineData(10054)]
    [InlineData(10010)]
    [InlineData(32)]
    public void Excuses_Nothing_WhereTheCheckIsThePoint(int key) =>
        Assert.Empty(Catalog.Find(key)!.WhenApplicable);

    [Fact]
    public void Disables_TheOlderKeys_ByDefault() => Assert.Equal(
        Catalog.All.Select(workflow => workflow.Key).Where(key => key < 10_000).Order(),
        new TenantSettings().DisabledWorkflows.Order());

    [Theory]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(10014)]
    public void Authenticates_ByUpdateOnly(int key) => Assert.True(Catalog.Find(key)!.UpdateOnly);

    [Fact]
    public void Turns_AKeyOn_OnceItsCapabilitiesAreThere()
    {
        var email = Catalog.Find(10066)!;
        Assert.Equal(["emailVerification"], Catalog.Missing(email));
        var built = new WorkflowCatalog(new CapabilityCatalog([new Named("emailVerification"),
            new Named("usability")]));
        Assert.Empty(built.Missing(built.Find(10066)!));
        Assert.Equal(["extraction"], built.Missing(built.Find(10172)!));
        Assert.Empty(built.Missing(built.Find(10170)!));
    }

    [Fact]
    public void Refuses_TwoCapabilitiesOfOneName() => Assert.Throws<InvalidOperationException>(
        () => new CapabilityCatalog([new Named("usability"), new Named("usability")]));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Name(string word) => word switch
    {
        "U" => CapabilityNames.Usability,
        "IC" => CapabilityNames.ImageChecks,
        "E" => CapabilityNames.Extraction,
        "DC" => CapabilityNames.DataChecks,
        "L" => CapabilityNames.Liveness,
        "S" => CapabilityNames.Similarity,
        _ => word,
    };

    private sealed class Named(string name) : ICapability
    {
        public string Name => name;

        public IReadOnlyList<string> Needs => [];

        public bool HasData => false;

        public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) => [];

        public CapabilityOutcome Judge(CapabilityInput input) => throw new NotSupportedException();
    }
}
