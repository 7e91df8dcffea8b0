using Bonafide.Capabilities.DataChecks;
using Bonafide.Capabilities.Tests.Support;

namespace Bonafide.Capabilities.Tests;

public sealed class DataChecksCapabilityTests
{
    public static TheoryData<string> Cases => CaseRunner.Of("DataChecks");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(string file) =>
        CaseRunner.Run("DataChecks", file, new DataChecksCapability(new DataChecksOptions()));

    [Fact]
    public void EveryLabel_IsReachedBySomeCase() =>
        CaseRunner.AssertEveryLabelIsReached("DataChecks", DataChecksLabels.All);

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames("DataChecks", DataChecksLabels.All);
}
