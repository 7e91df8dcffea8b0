using Bonafide.Capabilities.Tests.Support;
using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.WatchlistScreening.Tests;

public sealed class WatchlistScreeningCapabilityTests
{
    private const string Slice = "WatchlistScreening";

    public static TheoryData<string> Cases => CaseRunner.Of(Slice);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_Case(string file) =>
        CaseRunner.Run(Slice, file, new WatchlistScreeningCapability(new WatchlistScreeningOptions()));

    /// <summary>The engine itself gives PRECONDITION_NOT_FULFILLED, before the capability is asked.</summary>
    [Fact]
    public void Cases_ReachEveryLabel() => CaseRunner.AssertEveryLabelIsReached(
        Slice, WatchlistScreeningLabels.All.Where(label => label.Label != CommonLabels.PreconditionNotFulfilled));

    [Fact]
    public void Readme_NamesEveryLabel() => CaseRunner.AssertReadmeNames(Slice, WatchlistScreeningLabels.All);
}
