using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.EmailVerification.Tests;

public sealed class EmailVerificationCapabilityTests
{
    private const string Slice = "EmailVerification";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new EmailVerificationCapability(new EmailVerificationOptions()));

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, EmailVerificationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, EmailVerificationLabels.All);
}
