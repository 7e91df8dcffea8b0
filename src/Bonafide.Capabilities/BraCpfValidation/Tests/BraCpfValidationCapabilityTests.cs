using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.BraCpfValidation.Tests;

public sealed class BraCpfValidationCapabilityTests
{
    private const string Slice = "BraCpfValidation";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new BraCpfValidationCapability());

    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(Slice, BraCpfValidationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, BraCpfValidationLabels.All);
}
