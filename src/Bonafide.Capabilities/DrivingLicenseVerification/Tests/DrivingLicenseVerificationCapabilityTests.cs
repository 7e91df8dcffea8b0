using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.DrivingLicenseVerification.Tests;

public sealed class DrivingLicenseVerificationCapabilityTests
{
    private const string Slice = "DrivingLicenseVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new DrivingLicenseVerificationCapability());

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, DrivingLicenseVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, DrivingLicenseVerificationLabels.All);
}
