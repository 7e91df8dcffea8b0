using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.PhoneVerification.Tests;

public sealed class PhoneVerificationCapabilityTests
{
    private const string Slice = "PhoneVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new PhoneVerificationCapability(new PhoneVerificationOptions()));

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, PhoneVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, PhoneVerificationLabels.All);
}
