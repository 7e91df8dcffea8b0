using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.GlobalIdentityCheck.Tests;

public sealed class GlobalIdentityCheckCapabilityTests
{
    private const string Slice = "GlobalIdentityCheck";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new GlobalIdentityCheckCapability(new GlobalIdentityCheckOptions()));

    /// <summary>The engine gives PRECONDITION_NOT_FULFILLED where extraction, on which this depends, failed.</summary>
    [Fact]
    public void Cases_ReachEveryLabel() => CaseRunner.AssertEveryLabelIsReached(
        Slice, GlobalIdentityCheckLabels.All.Where(label => label.Label != CommonLabels.PreconditionNotFulfilled));

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, GlobalIdentityCheckLabels.All);
}
