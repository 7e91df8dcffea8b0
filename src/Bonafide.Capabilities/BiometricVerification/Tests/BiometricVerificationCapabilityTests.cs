using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.BiometricVerification.Tests;

public sealed class BiometricVerificationCapabilityTests
{
    private const string Slice = "BiometricVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new BiometricVerificationCapability(new BiometricVerificationOptions()));

    [Fact]
    public void Cases_ReachEveryLabel() => CaseRunner.AssertEveryLabelIsReached(Slice, BiometricVerificationLabels.All);

    [Fact]
    public void Cases_ReachEveryValue() => CaseRunner.AssertEveryValueIsReached(Slice, "biometricVerification");

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, BiometricVerificationLabels.All);
}
