using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Rules;
using Bonafide.Core.Subjects;
using Bonafide.Core.Tests.Scoring;

namespace Bonafide.Core.Tests.Rules;

public sealed class RuleExpressionTests
{
    private static readonly RuleContext Context = new(
        new PreparedData
        {
            FirstName = "Ann", Email = "ann@example.com", Address = new() { City = "Zürich", PostalCode = "8001" },
        },
        [
            Judged.Of("usability:PASSED/OK@ID"), Judged.Of("usability:REJECTED/BLURRED@SELFIE"),
            With("extraction:PASSED/OK@ID", """{"firstName":"ANN","dateOfBirth":"1980-05-06","currentAge":45}"""),
            With("geoIpVerification:WARNING/MEDIUM_RISK@DATA",
                """{"country":"CHE","ipRisk":{"level":7.5,"tor":false},"tags":["vpn","hosting"],"empty":null}"""),
        ],
        new Dictionary<string, string?> { ["definitionKey"] = "10011", ["userReference"] = null },
        new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("preparedData.firstName == 'Ann'", true)]
    [InlineData("preparedData.firstName == \"ann\"", false)]
    [InlineData("preparedData.address.city == 'Zürich'", true)]
    [InlineData("preparedData.address.postalCode == 8001", true)]
    [InlineData("preparedData.address.postalCode < 9000 and preparedData.address.postalCode >= 8001", true)]
    [InlineData("usability[ID].decisionType == 'PASSED'", true)]
    [InlineData("usability[SELFIE].decisionType == 'PASSED'", false)]
    [InlineData("usability[\"selfie\"].label == 'BLURRED'", true)]
    [InlineData("usability.decisionType == 'REJECTED'", true)]
    [InlineData("extraction[ID].firstName == 'ANN'", true)]
    [InlineData("extraction[ID].data.firstName == 'ANN'", true)]
    [InlineData("extraction[ID].data.currentAge > 44.5", true)]
    [InlineData("extraction[ID].dateOfBirth < '1980-05-07'", true)]
    [InlineData("extraction[ID].dateOfBirth >= '1980-05-07'", false)]
    [InlineData("geoIpVerification.data.ipRisk.level > 7", true)]
    [InlineData("geoIpVerification.data.ipRisk.level <= -1", false)]
    [InlineData("geoIpVerification.data.ipRisk.tor == false", true)]
    [InlineData("geoIpVerification.data.tags contains 'vpn'", true)]
    [InlineData("geoIpVerification.data.tags contains 'tor'", false)]
    [InlineData("geoIpVerification.data.country in ('DEU', 'CHE')", true)]
    [InlineData("geoIpVerification.data.country in ['DEU']", false)]
    [InlineData("geoIpVerification.data.country not in ('DEU')", true)]
    [InlineData("preparedData.email contains '@example'", true)]
    [InlineData("transaction.definitionKey == 10011", true)]
    [InlineData("preparedData.firstName < 'Zoe'", false)]
    public void Compares(string rule, bool holds) => Assert.Equal(holds, RuleExpression.Parse(rule).Holds(Context));

    [Theory]
    [InlineData("preparedData.lastName == 'Lee'", false)]
    [InlineData("preparedData.lastName != 'Lee'", false)]
    [InlineData("not (preparedData.lastName == 'Lee')", true)]
    [InlineData("preparedData.lastName isNull", true)]
    [InlineData("isNull(preparedData.firstName)", false)]
    [InlineData("preparedData.lastName == null", true)]
    [InlineData("preparedData.firstName != null", true)]
    [InlineData("geoIpVerification.data.empty isNull", true)]
    [InlineData("geoIpVerification.data.ipRisk isNull", true)]
    [InlineData("geoIpVerification.data.country.deeper.still isNull", true)]
    [InlineData("emailVerification[DATA].data.advice isNull", true)]
    [InlineData("transaction.userReference isNull", true)]
    [InlineData("preparedData.lastName in ('Lee')", false)]
    [InlineData("preparedData.lastName contains ''", false)]
    [InlineData("fuzzyMatch(preparedData.lastName, 'Lee', 0)", false)]
    [InlineData("preparedData.lastName == preparedData.middleName", false)]
    public void Treats_MissingValuesAsNothing(string rule, bool holds) =>
        Assert.Equal(holds, RuleExpression.Parse(rule).Holds(Context));

    [Theory]
    [InlineData("true == true or true == false and true == false", true)]
    [InlineData("(true == true || true == false) && true == false", false)]
    [InlineData("not true == false and true == true", true)]
    [InlineData("!(true == true) or not not true == true", true)]
    public void Binds_AndBeforeOr(string rule, bool holds) =>
        Assert.Equal(holds, RuleExpression.Parse(rule).Holds(Context));

    [Theory]
    [InlineData("olderThanMonths('2025-12-30', 3)", true)]
    [InlineData("olderThanMonths('2025-12-31', 3)", false)]
    [InlineData("'2025-12-30T10:00:00.000Z' olderThanMonths 3", true)]
    [InlineData("olderThanMonths(extraction[ID].dateOfBirth, 216)", true)]
    [InlineData("olderThanMonths('soon', 3)", false)]
    public void Counts_Months_FromTheDayOfTheJudgement(string rule, bool holds) =>
        Assert.Equal(holds, RuleExpression.Parse(rule).Holds(Context));

    [Theory]
    [InlineData("fuzzyMatch(preparedData.firstName, extraction[ID].firstName, 100)", true)]
    [InlineData("matchFuzzy('MÜLLER', 'Mueller', 100)", true)]
    [InlineData("fuzzyMatch('Martha', 'Marhta', 83)", true)]
    [InlineData("fuzzyMatch('Martha', 'Marhta', 84)", false)]
    [InlineData("fuzzyMatch('Ann', 'Bob', 1)", false)]
    [InlineData("fuzzyMatch('', '', 0)", true)]
    public void Matches_Fuzzily(string rule, bool holds) =>
        Assert.Equal(holds, RuleExpression.Parse(rule).Holds(Context));

    [Theory]
    [InlineData("", 0)]
    [InlineData("preparedData.firstName", 22)]
    [InlineData("preparedData.firstName ==", 25)]
    [InlineData("preparedData == 'x'", 0)]
    [InlineData("preparedData[ID].firstName == 'x'", 13)]
    [InlineData("applicant.name == 'x'", 0)]
    [InlineData("usability[ID].score == 1", 0)]
    [InlineData("geoIpVerification.country == 'CHE'", 0)]
    [InlineData("(preparedData.email isNull", 26)]
    [InlineData("preparedData.email isNull)", 25)]
    [InlineData("preparedData.email == 'open", 22)]
    [InlineData("preparedData.email = 'x'", 19)]
    [InlineData("preparedData.email == 'x' und preparedData.email isNull", 26)]
    [InlineData("preparedData.email in ()", 23)]
    [InlineData("preparedData.email in (preparedData.firstName)", 23)]
    [InlineData("eval('x') == 1", 0)]
    [InlineData("preparedData.email < null", 25)]
    [InlineData("null == preparedData.email", 5)]
    [InlineData("olderThanMonths(preparedData.dateOfBirth, 1201)", 42)]
    [InlineData("fuzzyMatch('a', 'b', 101)", 21)]
    [InlineData("preparedData.age == -'x'", 21)]
    [InlineData("u : Usability( labels contains \"ID\", decisionType == \"REJECTED\" ) from usabilityList", 2)]
    public void Says_WhereItIsWrong(string rule, int position) =>
        Assert.Equal(position, Assert.Throws<RuleSyntaxException>(() => RuleExpression.Parse(rule)).Position);

    [Fact]
    public void Accepts_32Levels_AndRefuses33()
    {
        RuleExpression.Parse(Nested(31));
        Assert.Throws<RuleSyntaxException>(() => RuleExpression.Parse(Nested(32)));
        Assert.Throws<RuleSyntaxException>(() =>
            RuleExpression.Parse(string.Concat(Enumerable.Repeat("not ", 40)) + "1 == 1"));
    }

    [Fact]
    public void Accepts_4000Characters_AndRefusesMore()
    {
        var rule = "1 == 1".PadRight(RuleExpression.MostLength);
        RuleExpression.Parse(rule);
        Assert.Throws<RuleSyntaxException>(() => RuleExpression.Parse(rule + " "));
    }

    [Fact]
    public void Accepts_200Values_AndRefusesMore()
    {
        RuleExpression.Parse($"1 in ({string.Join(',', Enumerable.Repeat('1', 200))})");
        Assert.Throws<RuleSyntaxException>(() =>
            RuleExpression.Parse($"1 in ({string.Join(',', Enumerable.Repeat('1', 201))})"));
    }

    [Fact]
    public void Never_Throws_AnythingButASyntaxError()
    {
        var random = new Random(7);
        string[] pieces =
        [
            "preparedData", ".", "firstName", "==", "'x'", "(", ")", "[", "]", "not", "and", "or", "in", ",", "isNull",
            "null", "1", "-", "usability", "extraction", "fuzzyMatch", "olderThanMonths", "data", "contains", "\"", "<",
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var length = random.Next(1, 14);
            var text = string.Join(' ', Enumerable.Range(0, length).Select(_ => pieces[random.Next(pieces.Length)]));
            RuleExpression.TryParse(text, out _)?.Holds(Context);
        }
    }

    private static string Nested(int levels) => new string('(', levels) + "1 == 1" + new string(')', levels);

    private static JudgedOutcome With(string text, string data)
    {
        var judged = Judged.Of(text);
        return judged with { Outcome = judged.Outcome with { Data = JsonNode.Parse(data)!.AsObject() } };
    }
}
