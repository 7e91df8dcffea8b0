using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.EkycSsnVerification.Tests;

public sealed class EkycSsnVerificationCapabilityTests
{
    private const string Slice = "EkycSsnVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new EkycSsnVerificationCapability());

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, EkycSsnVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, EkycSsnVerificationLabels.All);
}
