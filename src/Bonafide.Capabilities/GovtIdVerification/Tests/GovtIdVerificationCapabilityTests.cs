using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.GovtIdVerification.Tests;

public sealed class GovtIdVerificationCapabilityTests
{
    private const string Slice = "GovtIdVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new GovtIdVerificationCapability());

    [Fact]
    public void Cases_ReachEveryLabel() => CaseRunner.AssertEveryLabelIsReached(Slice, GovtIdVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, GovtIdVerificationLabels.All);
}
