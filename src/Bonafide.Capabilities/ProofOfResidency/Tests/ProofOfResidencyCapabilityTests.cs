using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.ProofOfResidency.Tests;

public sealed class ProofOfResidencyCapabilityTests
{
    private const string Slice = "ProofOfResidency";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new ProofOfResidencyCapability());

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, ProofOfResidencyLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, ProofOfResidencyLabels.All);
}
