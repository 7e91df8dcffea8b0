using Bonafide.Core.Errors;
using Bonafide.Core.Rules;

namespace Bonafide.Core.Tests.Rules;

public sealed class RulesetCsvTests
{
    private const string Header = "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE\r\n";

    [Fact]
    public void Gives_BackWhatItExported()
    {
        Rule[] rules =
        [
            Rule("ID Verification", "a \"quoted\", text\nwith a line", ["usability", "x"], "1 == 1", "n1", -12.5),
            Rule("=cmd()", "'=kept", ["-1"], "preparedData.email isNull", "@sum", 100),
            Rule("DOB Verification", null, [], "true == true", "'plain", 0),
        ];
        var back = RulesetCsv.Import(RulesetCsv.Export(rules), new CountingIds());
        Assert.Equal(rules.Select(Flat), back.Select(Flat));
        Assert.All(back, rule => Assert.True(rule.IsActive));
        Assert.Equal(3, back.Select(rule => rule.Id).Distinct().Count());
    }

    [Fact]
    public void Guards_TextThatASpreadsheetWouldRun_ButNotScores()
    {
        var text = RulesetCsv.Export([Rule("=1+1", "+x", ["-y"], "1 == 1", "@z", -50)]);
        Assert.Equal(Header + "'=1+1,'+x,'-y,1 == 1,'@z,-50\r\n", text);
    }

    [Fact]
    public void Keeps_UnknownText_Inactive()
    {
        var rule = Assert.Single(RulesetCsv.Import(
            Header + "ID,d,\"a, b\",\"u : Usability( labels contains \"\"ID\"\" ) from usabilityList\",Old,50\n",
            new CountingIds()));
        Assert.False(rule.IsActive);
        Assert.Equal("u : Usability( labels contains \"ID\" ) from usabilityList", rule.Expression);
        Assert.Equal(["a", "b"], rule.Labels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SCORE,RULE_NAME\n1,x\n")]
    [InlineData(Header + "a,b,c\n")]
    [InlineData(Header + "a,b,c,1 == 1,n,5,more\n")]
    [InlineData(Header + "a,b,c,\"open,n,5\n")]
    [InlineData(Header + "a,b,c,x\"y,n,5\n")]
    [InlineData(Header + "a,b,c,1 == 1,n,101\n")]
    [InlineData(Header + "a,b,c,1 == 1,n,-101\n")]
    [InlineData(Header + "a,b,c,1 == 1,n,NaN\n")]
    [InlineData(Header + "a,b,c,1 == 1,,5\n")]
    public void Refuses_WhatIsNoRulesFile(string text) =>
        Assert.Throws<RequestProblemException>(() => RulesetCsv.Import(text, new CountingIds()));

    [Fact]
    public void Names_EveryProblem_WithItsRow()
    {
        var problem = Assert.Throws<RequestProblemException>(() => RulesetCsv.Import(
            Header + "a,b,c,1 == 1,ok,5\na,b,c,1 == 1,,500\n", new CountingIds()));
        Assert.Equal(["rows[2].RULE_NAME", "rows[2].SCORE"], problem.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Accepts_1000Rules_AndRefusesMore()
    {
        var text = Header + string.Concat(Enumerable.Repeat("a,b,c,1 == 1,n,5\n", Ruleset.MostRules));
        Assert.Equal(Ruleset.MostRules, RulesetCsv.Import(text, new CountingIds()).Count);
        Assert.Throws<RequestProblemException>(() => RulesetCsv.Import(text + "a,b,c,1 == 1,n,5\n", new CountingIds()));
    }

    [Fact]
    public void Tolerates_AByteOrderMark() =>
        Assert.Single(RulesetCsv.Import("\uFEFF" + Header + "a,b,c,1 == 1,n,5", new CountingIds()));

    private static string Flat(Rule rule) => string.Join(
        '|', rule.Category, rule.Description, string.Join(',', rule.Labels), rule.Expression, rule.Name, rule.Score);

    private static Rule Rule(
        string category, string? description, string[] labels, string expression, string name, double score) => new()
    {
        Id = default, Category = category, Description = description, Labels = labels, Expression = expression,
        Name = name, Score = score,
    };

    private sealed class CountingIds : IIds
    {
        private int _last;

        public Guid New() => new(++_last, 0, 0, new byte[8]);
    }
}
