using Bonafide.Capabilities.Authentication;
using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Capabilities.Tests;

public sealed class AuthenticationCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("Authentication");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Authentication", file, new AuthenticationCapability(new FaceMapLimits()));

    [Theory]
    [InlineData("turned-picture.json", "FACE_INVALID_PHOTOCOPY")]
    [InlineData("too-far-away.json", "FACE_INVALID_BAD_QUALITY")]
    [InlineData("other-person.json", "FACE_NO_MATCH")]
    [InlineData("reference-is-a-picture.json", "FACE_INVALID_REFERENCE")]
    public void Fails_ForAReasonThatStepsShow(string file, string reason)
    {
        var outcome = CaseRunner.Run("Authentication", file, new AuthenticationCapability(new FaceMapLimits()))[0];
        Assert.Equal([reason], outcome.Reasons);
        Assert.Null(outcome.ValidFaceMap);
    }

    [Fact]
    public void Names_TheFaceMap_OnlyWhenPassed() => Assert.NotNull(CaseRunner.Run(
        "Authentication", "same-person.json", new AuthenticationCapability(new FaceMapLimits()))[0].ValidFaceMap);

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Authentication", AuthenticationLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Authentication", AuthenticationLabels.All);
}
