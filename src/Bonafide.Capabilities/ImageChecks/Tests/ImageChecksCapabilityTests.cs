using Bonafide.Capabilities.ImageChecks;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class ImageChecksCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("ImageChecks");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("ImageChecks", file, new ImageChecksCapability());

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("ImageChecks", ImageChecksLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("ImageChecks", ImageChecksLabels.All);
}
