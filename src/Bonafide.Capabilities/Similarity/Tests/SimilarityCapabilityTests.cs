using Bonafide.Capabilities.Similarity;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class SimilarityCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("Similarity");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("Similarity", file, new SimilarityCapability());

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("Similarity", SimilarityLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("Similarity", SimilarityLabels.All);
}
