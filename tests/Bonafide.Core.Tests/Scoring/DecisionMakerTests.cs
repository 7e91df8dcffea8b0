using Bonafide.Core.Capabilities;
using Bonafide.Core.Rules;
using Bonafide.Core.Scoring;
using Bonafide.Core.Settings;

namespace Bonafide.Core.Tests.Scoring;

public sealed class DecisionMakerTests
{
    private const string Always = "transaction.definitionKey == \"x\"";
    private const string Never = "transaction.definitionKey == \"y\"";

    [Fact]
    public void Labels_ByTheType_WithoutRulesets()
    {
        var made = Decide(10015, Judged.Passed(10015), EffectiveRulesets.None);
        Assert.Equal((Decision.Passed, "PASSED", 0), (made.Type, made.Label, made.Score));
        Assert.Empty(made.Fired);
    }

    [Theory]
    [InlineData(new double[] { }, 0, "PASSED")]
    [InlineData(new double[] { 40 }, 40, "WARNING")]
    [InlineData(new double[] { 40, 45 }, 85, "REJECTED")]
    [InlineData(new double[] { 60, 60 }, 100, "REJECTED")]
    [InlineData(new double[] { 40, -90 }, 0, "PASSED")]
    [InlineData(new double[] { -100, 60, 60 }, 0, "PASSED")]
    [InlineData(new double[] { -100, 100 }, 100, "REJECTED")]
    [InlineData(new double[] { 33.333, 33.333 }, 66.67, "WARNING")]
    public void Replaces_TheDefault_ByARiskScoreRuleset(double[] fired, double score, string label)
    {
        var rules = fired.Select(value => Rule(Always, value)).Append(Rule(Never, 100));
        var made = Decide(10015, Judged.Passed(10015), new() { RiskScore = Set(RulesetType.RiskScore, rules) });
        Assert.Equal((score, label), (made.Score, made.Label));
        Assert.Equal(fired.Length, Assert.Single(made.Fired).Rules.Count);
    }

    [Theory]
    [InlineData("imageChecks:WARNING/REPEATED_FACE@ID", 10, 60)]
    [InlineData("imageChecks:WARNING/REPEATED_FACE@ID", -40, 10)]
    [InlineData("imageChecks:WARNING/REPEATED_FACE@ID", 90, 100)]
    [InlineData("imageChecks:PASSED/OK@ID", 35, 35)]
    public void Adds_TheAdditionalRuleset(string outcome, double added, double score)
    {
        var made = Decide(10015, [.. Judged.Passed(10015), Judged.Of(outcome)],
            new() { AdditionalRiskScore = Set(RulesetType.AdditionalRiskScore, [Rule(Always, added)]) });
        Assert.Equal(score, made.Score);
    }

    [Fact]
    public void Adds_ToTheRiskScoreRuleset_WhenBothAreSet()
    {
        var made = Decide(10015, Judged.Passed(10015), new()
        {
            RiskScore = Set(RulesetType.RiskScore, [Rule(Always, 20)]),
            AdditionalRiskScore = Set(RulesetType.AdditionalRiskScore, [Rule(Always, 15)]),
        });
        Assert.Equal((35, "WARNING"), (made.Score, made.Label));
        Assert.Equal([RulesetType.RiskScore, RulesetType.AdditionalRiskScore], made.Fired.Select(set => set.Type));
    }

    [Fact]
    public void Takes_TheLabel_OfTheHighestFiredRule_AndKeepsTheType()
    {
        var made = Decide(10015, Judged.Passed(10015), new()
        {
            DecisionLabel = Set(RulesetType.DecisionLabel,
                [Rule(Always, 1, "LOW"), Rule(Always, 5, "GOLD"), Rule(Never, 9, "PLATINUM")]),
        });
        Assert.Equal((Decision.Passed, "GOLD", 0), (made.Type, made.Label, made.Score));
    }

    [Fact]
    public void Ignores_InactiveAndBrokenRules()
    {
        var made = Decide(10015, Judged.Passed(10015), new()
        {
            RiskScore = Set(RulesetType.RiskScore,
                [Rule(Always, 100) with { IsActive = false }, Rule("u : Usability( eval( x ) )", 100)]),
        });
        Assert.Equal(0, made.Score);
    }

    [Theory]
    [InlineData("extraction:NOT_EXECUTED/TECHNICAL_ERROR@ID")]
    [InlineData("extraction:NOT_EXECUTED/PRECONDITION_NOT_FULFILLED@ID")]
    [InlineData("usability:NOT_EXECUTED/NOT_UPLOADED@ID")]
    public void Never_Passes_WhatWasNotExecuted_WhateverTheRules(string outcome)
    {
        var outcomes = (IReadOnlyList<JudgedOutcome>)[.. Judged.Passed(10015), Judged.Of(outcome)];
        foreach (var rulesets in (EffectiveRulesets[])
            [
                new() { RiskScore = Set(RulesetType.RiskScore, [Rule(Never, 10)]) },
                new() { RiskScore = Set(RulesetType.RiskScore, [Rule(Always, -100)]) },
                new() { AdditionalRiskScore = Set(RulesetType.AdditionalRiskScore, [Rule(Always, -100)]) },
            ])
        {
            var made = Decide(10015, outcomes, rulesets);
            Assert.Equal((Decision.Warning, 50), (made.Type, made.Score));
        }
    }

    [Fact]
    public void Never_Passes_WhatWasNotExecuted_WhateverTheBands()
    {
        var outcomes = (IReadOnlyList<JudgedOutcome>)
            [.. Judged.Passed(10054).SkipLast(1), Judged.Of("govtIdVerification:NOT_EXECUTED/PERMISSION_DENIED@DATA")];
        var made = DecisionMaker.Decide(Input(10054, outcomes, EffectiveRulesets.None) with { Bands = new(60, 80) });
        Assert.Equal((Decision.Warning, "WARNING", 50), (made.Type, made.Label, made.Score));
    }

    [Fact]
    public void Never_Passes_WithoutARulesetThatWasAskedFor()
    {
        var made = Decide(10015, Judged.Passed(10015), new() { IsIncomplete = true });
        Assert.Equal((Decision.Warning, 50), (made.Type, made.Score));
    }

    [Theory]
    [InlineData("TECHNICAL_ERROR", "TECHNICAL_ERROR")]
    [InlineData("NOT_ENOUGH_DATA", "NOT_EXECUTED")]
    public void Names_TheCause_WhenNothingWasExecuted(string label, string cause)
    {
        var made = Decide(10066, Judged.All($"emailVerification:NOT_EXECUTED/{label}@DATA"),
            new() { RiskScore = Set(RulesetType.RiskScore, [Rule(Always, -100)]) });
        Assert.Equal((Decision.NotExecuted, cause, -1), (made.Type, made.Label, made.Score));
    }

    [Theory]
    [InlineData(ReviewMode.Off, 50, "REVIEW", false)]
    [InlineData(ReviewMode.Warning, 50, "other", true)]
    [InlineData(ReviewMode.Warning, 0, "REVIEW", false)]
    [InlineData(ReviewMode.Warning, 100, "REVIEW", false)]
    [InlineData(ReviewMode.ByRule, 0, "review", true)]
    [InlineData(ReviewMode.ByRule, 50, "other", false)]
    public void Holds_ForReview_AsTheTenantWants(ReviewMode mode, double score, string label, bool holds)
    {
        var rules = new EffectiveRulesets
        {
            RiskScore = Set(RulesetType.RiskScore, [Rule(Always, score) with { Labels = [label] }]),
        };
        Assert.Equal(holds, DecisionMaker.Decide(
            Input(10015, Judged.Passed(10015), rules) with { HoldForReview = mode }).HoldForReview);
    }

    private static MadeDecision Decide(int key, IReadOnlyList<JudgedOutcome> outcomes, EffectiveRulesets rulesets) =>
        DecisionMaker.Decide(Input(key, outcomes, rulesets));

    private static DecisionInput Input(
        int key, IReadOnlyList<JudgedOutcome> outcomes, EffectiveRulesets rulesets) => new()
    {
        Workflow = Judged.Workflow(key),
        Outcomes = outcomes,
        Bands = new(),
        HoldForReview = ReviewMode.Off,
        Rulesets = rulesets,
        Context = new(
            null, outcomes, new Dictionary<string, string?> { ["definitionKey"] = "x" }, DateTimeOffset.UnixEpoch),
    };

    private static Rule Rule(string expression, double score, string name = "r") => new()
    {
        Id = default, Name = name, Category = "ID Verification", Expression = expression, Score = score,
    };

    private static Ruleset Set(RulesetType type, IEnumerable<Rule> rules) =>
        new() { Id = default, Name = "set", Type = type, Rules = [.. rules] };
}
