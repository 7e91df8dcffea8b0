using Bonafide.Core.Capabilities;
using Bonafide.Core.Scoring;
using Bonafide.Core.Settings;

namespace Bonafide.Core.Tests.Scoring;

/// <summary>Ruling 1 and contract 03 §4, sentence by sentence.</summary>
public sealed class WorkflowScoreTests
{
    [Theory]
    [InlineData(-1, Decision.NotExecuted)]
    [InlineData(0, Decision.Passed)]
    [InlineData(30, Decision.Passed)]
    [InlineData(30.01, Decision.Warning)]
    [InlineData(70, Decision.Warning)]
    [InlineData(70.01, Decision.Rejected)]
    [InlineData(100, Decision.Rejected)]
    public void Bands_TheScore(double score, Decision decision) =>
        Assert.Equal(decision, WorkflowScore.Band(score, new DecisionBands()));

    [Fact]
    public void Scores_0_WhenAllPassed() => Assert.Equal(0, Score(10011, Judged.Passed(10011)));

    [Fact]
    public void Scores_0_ForAWorkflowWithoutCapabilities() => Assert.Equal(0, Score(10170, []));

    [Theory]
    [InlineData("liveness:WARNING/BAD_QUALITY@SELFIE", 50)]
    [InlineData("imageChecks:WARNING/REPEATED_FACE@ID", 50)]
    [InlineData("usability:REJECTED/BLURRED@ID", 100)]
    [InlineData("dataChecks:REJECTED/MISMATCHING_DATA_REPEATED_FACE@ID", 80)]
    [InlineData("dataChecks:REJECTED/MRZ_CHECKSUM@ID", 100)]
    [InlineData("imageChecks:REJECTED/MISMATCHING_DATA_REPEATED_FACE@ID", 100)]
    public void Weighs_ByDecision(string outcome, double score) =>
        Assert.Equal(score, Score(10011, [.. Judged.Passed(10011), Judged.Of(outcome)]));

    [Fact]
    public void Takes_TheHighest() => Assert.Equal(80, Score(10011,
        [.. Judged.Passed(10011), .. Judged.All(
            "imageChecks:WARNING/REPEATED_FACE@ID", "dataChecks:REJECTED/MISMATCHING_DATA_REPEATED_FACE@ID")]));

    [Theory]
    [InlineData("TECHNICAL_ERROR")]
    [InlineData("PRECONDITION_NOT_FULFILLED")]
    [InlineData("NOT_ENOUGH_DATA")]
    [InlineData("UNSUPPORTED_COUNTRY")]
    [InlineData("PERMISSION_DENIED")]
    [InlineData("BAD_REQUEST")]
    [InlineData("VALIDATION_FAILED")]
    [InlineData("INVALID_MERCHANT_SETTINGS")]
    [InlineData("SOMETHING_NEW")]
    public void Scores_50_WhateverTheLabelOfWhatWasNotExecuted(string label) =>
        Assert.Equal(50, Score(10054, Without(10054, "govtIdVerification", $"NOT_EXECUTED/{label}@ID")));

    [Theory]
    [InlineData("UNSUPPORTED_COUNTRY", 0)]
    [InlineData("UNSUPPORTED_STATE", 0)]
    [InlineData("NOT_ENOUGH_DATA", 0)]
    [InlineData("TECHNICAL_ERROR", 50)]
    [InlineData("PERMISSION_DENIED", 50)]
    [InlineData("VALIDATION_FAILED", 50)]
    [InlineData("PRECONDITION_NOT_FULFILLED", 50)]
    public void Excuses_WhatDoesNotApply_OnlyWhereTheCatalogSaysSo(string label, double score) => Assert.Equal(
        score, Score(10013, Without(10013, "drivingLicenseVerification", $"NOT_EXECUTED/{label}@ID")));

    [Fact]
    public void Never_ExcusesScreening_InTheSameWorkflow() => Assert.Equal(
        50, Score(10013, Without(10013, "watchlistScreening", "NOT_EXECUTED/NOT_ENOUGH_DATA@ID")));

    [Theory]
    [InlineData("FACEMAP", 0)]
    [InlineData("SELFIE", 100)]
    [InlineData("ID", 100)]
    [InlineData("ID+FACEMAP", 100)]
    public void Weighs_NotUploaded_ByCategory(string category, double score) => Assert.Equal(
        score, Score(10011, [.. Judged.Passed(10011), Judged.Of($"usability:NOT_EXECUTED/NOT_UPLOADED@{category}")]));

    [Theory]
    [InlineData("usability:NOT_EXECUTED/NOT_UPLOADED")]
    [InlineData("usability:NOT_EXECUTED/NOT_UPLOADED@DATA")]
    public void Never_ExcusesNotUploaded_WithoutACredentialThatMayBeAbsent(string outcome) =>
        Assert.Equal(50, Score(10015, [.. Judged.Passed(10015), Judged.Of(outcome)]));

    [Fact]
    public void Rejects_MissingDocument() => Assert.Equal(100, Score(10026,
        [.. Judged.Passed(10026), Judged.Of("usability:NOT_EXECUTED/NOT_UPLOADED@DOCUMENT")]));

    [Fact]
    public void Excuses_TheOptionalSelfie_OfAuthentication() => Assert.Equal(0, Score(10014,
        [.. Judged.Passed(10014), Judged.Of("usability:NOT_EXECUTED/NOT_UPLOADED@SELFIE")]));

    [Fact]
    public void Excuses_Blocked_BehindOneThatScored() => Assert.Equal(100, Score(10015, Judged.All(
        "usability:REJECTED/BLURRED@ID", "imageChecks:NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID",
        "extraction:NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID",
        "dataChecks:NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID")));

    [Fact]
    public void Scores_50_WhenBlockedAndNothingScored() => Assert.Equal(50, Score(10054,
        Without(10054, "govtIdVerification", "NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID")));

    [Fact]
    public void Scores_50_WhenACapabilityGaveNoEntry() =>
        Assert.Equal(50, Score(10054, [.. Judged.Passed(10011)]));

    [Fact]
    public void Is_NotExecuted_WhenNothingWas_BeforeAnyWeight()
    {
        Assert.Equal(-1, Score(10015, Judged.All(
            "usability:NOT_EXECUTED/NOT_UPLOADED@ID", "imageChecks:NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID")));
        Assert.Equal(-1, Score(10066, Judged.All("emailVerification:NOT_EXECUTED/TECHNICAL_ERROR@DATA")));
        Assert.Equal(-1, Score(10066, []));
    }

    public static TheoryData<int, string> EveryCapability()
    {
        var data = new TheoryData<int, string>();
        foreach (var workflow in Judged.Catalog.All)
        {
            foreach (var capability in workflow.Capabilities)
            {
                data.Add(workflow.Key, capability);
            }
        }

        return data;
    }

    /// <summary>Ruling 1: taking a source away never turns a workflow into PASSED.</summary>
    [Theory]
    [MemberData(nameof(EveryCapability))]
    public void Never_Passes_WithoutASource(int key, string capability)
    {
        foreach (var label in (string[])["TECHNICAL_ERROR", "PERMISSION_DENIED", "INVALID_MERCHANT_SETTINGS"])
        {
            var score = Score(key, Without(key, capability, $"NOT_EXECUTED/{label}@ID"));
            Assert.NotEqual(Decision.Passed, WorkflowScore.Band(score, new DecisionBands()));
        }

        var silent = Score(key, [.. Judged.Passed(key).Where(judged => judged.Capability != capability)]);
        Assert.NotEqual(Decision.Passed, WorkflowScore.Band(silent, new DecisionBands()));
    }

    [Fact]
    public void Scores_EachStep_OverItsOwnEntries()
    {
        var steps = StepScore.Of(
            Judged.Workflow(10054),
            Without(10054, "govtIdVerification", "WARNING/ALERT@ID"), new DecisionBands());
        Assert.Equal(["ID_IV", "GOVT_ID_VERIFICATION"], steps.Select(step => step.Name));
        Assert.Equal([Decision.Passed, Decision.Warning], steps.Select(step => step.Decision));
        Assert.Equal([0, 50], steps.Select(step => step.Score));
    }

    [Fact]
    public void Gives_NotExecuted_ForAStepThatIsBlockedWhole()
    {
        var steps = StepScore.Of(
            Judged.Workflow(10054),
            Without(10054, "govtIdVerification", "NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID"), new DecisionBands());
        Assert.Equal((Decision.NotExecuted, -1), (steps[1].Decision, steps[1].Score));
    }

    [Fact]
    public void Lists_DetailedReasons_WithTheDecisionOfTheirEntry()
    {
        var failed = new JudgedOutcome("authentication",
            Judged.Of("authentication:REJECTED/FAILED@FACEMAP").Outcome with
        {
            Reasons = ["FACE_INVALID_DIGITAL_COPY"],
        });
        var step = Assert.Single(StepScore.Of(Judged.Workflow(9), [failed], new DecisionBands()));
        Assert.Equal([new StepReason("FACE_INVALID_DIGITAL_COPY", Decision.Rejected)], step.Reasons);
    }

    private static double Score(int key, IReadOnlyList<JudgedOutcome> outcomes) =>
        WorkflowScore.Of(Judged.Workflow(key), outcomes);

    private static IReadOnlyList<JudgedOutcome> Without(int key, string capability, string instead) =>
        [.. Judged.Passed(key).Where(judged => judged.Capability != capability), Judged.Of($"{capability}:{instead}")];
}
