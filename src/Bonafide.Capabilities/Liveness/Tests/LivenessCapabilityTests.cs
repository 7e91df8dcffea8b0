using Bonafide.Capabilities.Liveness;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class LivenessCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("Liveness");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Liveness", file, new LivenessCapability(new LivenessOptions()));

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Liveness", LivenessLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Liveness", LivenessLabels.All);
}
