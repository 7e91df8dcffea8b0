using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.EkycCheck.Tests;

public sealed class EkycCheckCapabilityTests
{
    private const string Slice = "EkycCheck";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) => CaseRunner.Run(Slice, file, new EkycCheckCapability());

    // PRECONDITION_NOT_FULFILLED is given by the engine, when extraction did not deliver what would have been judged.
    [Fact]
    public void Cases_ReachEveryLabel() =>
        CaseRunner.AssertEveryLabelIsReached(
            Slice, EkycCheckLabels.All.Where(l => l.Label != CommonLabels.PreconditionNotFulfilled));

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, EkycCheckLabels.All);
}
