using Bonafide.Capabilities.Liveness;
using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Capabilities.Tests;

public sealed class LivenessCapabilityTests
{
    private static readonly LivenessCapability Capability = new(new LivenessOptions(), new FaceMapLimits());

    public static TheoryData<string> Cases => CaseRunner.Of("Liveness");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Liveness", file, Capability);

    [Theory]
    [InlineData("live-person.json", true)]
    [InlineData("too-far-away.json", false)]
    [InlineData("turned-picture.json", false)]
    [InlineData("hardly-deep.json", false)]
    public void Enrols_OnlyWhoPassed(string file, bool isEnrolled) =>
        Assert.Equal(isEnrolled, CaseRunner.Run("Liveness", file, Capability)[0].ValidFaceMap is not null);

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Liveness", LivenessLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Liveness", LivenessLabels.All);
}
