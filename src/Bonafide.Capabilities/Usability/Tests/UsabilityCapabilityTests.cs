using Bonafide.Capabilities.Usability;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class UsabilityCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("Usability");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Usability", file, new UsabilityCapability(new UsabilityOptions()));

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Usability", UsabilityLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Usability", UsabilityLabels.All);
}
