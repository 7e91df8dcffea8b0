using Bonafide.Capabilities.Extraction;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class ExtractionCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("Extraction");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Extraction", file, new ExtractionCapability());

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Extraction", ExtractionLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Extraction", ExtractionLabels.All);
}
