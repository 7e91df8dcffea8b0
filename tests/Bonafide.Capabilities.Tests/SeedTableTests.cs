using Bonafide.Capabilities.Tests.Support;
using Bonafide.Tests.Shared;

namespace Bonafide.Capabilities.Tests;

/// <summary>Every row of the seed's decision tables has a case.</summary>
public sealed class SeedTableTests
{
    public static TheoryData<string> Slices => [.. SignalDecisions.Rows.Keys];

    [Theory]
    [MemberData(nameof(Slices))]
    public void EachRow_IsReachedByACase(string slice)
    {
        var reached = CaseRunner.Expectations(slice).Select(one => $"{one.Decision} {one.Label}");
        Assert.Empty(SignalDecisions.Rows[slice].Except(reached));
    }
}
