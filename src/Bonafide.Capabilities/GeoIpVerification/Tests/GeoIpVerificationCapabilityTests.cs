using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.GeoIpVerification.Tests;

public sealed class GeoIpVerificationCapabilityTests
{
    private const string Slice = "GeoIpVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new GeoIpVerificationCapability(new GeoIpVerificationOptions()));

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, GeoIpVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, GeoIpVerificationLabels.All);
}
