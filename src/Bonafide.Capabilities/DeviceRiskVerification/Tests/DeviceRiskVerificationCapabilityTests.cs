using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.DeviceRiskVerification.Tests;

public sealed class DeviceRiskVerificationCapabilityTests
{
    private const string Slice = "DeviceRiskVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(
        Slice, file, new DeviceRiskVerificationCapability(new DeviceRiskVerificationOptions
        {
            HighRiskCountries = ["XKX"],
            IspWatchList = ["Watched Networks"],
        }));

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, DeviceRiskVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, DeviceRiskVerificationLabels.All);
}
