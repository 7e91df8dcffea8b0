using System.Text;
using Bonafide.Api.Tests.Support;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class RulesetTests(ApiHost host)
{
    private const string Rulesets = "/api/management/v1/rulesets";
    private const string Header = "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE\r\n";
    private const string Rules = Header
        + "Email Verification,Refuse throw-away mailboxes,email,emailVerification.label == \"HIGH_RISK\",Throw-away,60\r\n"
        + "ID Verification,,,$usability : Usability(),Foreign text,5\r\n";

    [Fact]
    public async Task Imports_Shows_Exports()
    {
        var made = (await CreateAsync("Risk", "RISK_SCORE", Quoted(Rules))).Expect(200).Json;
        Assert.True((bool)made["active"]!);
        var rules = made["rules"]!.AsArray();
        Assert.Equal([true, false], rules.Select(rule => (bool)rule!["active"]!));
        Assert.Equal("Refuse throw-away mailboxes", (string)rules[0]!["description"]!);
        var path = $"{Rulesets}/{made["id"]}";
        Assert.Equal(made.ToJsonString(), (await host.Client.GetAsync(path)).Expect(200).Json.ToJsonString());
        var csv = (await host.Client.GetAsync(path + "/rules")).Expect(200);
        Assert.Equal(Quoted(Rules), csv.Text);
        Assert.Equal("text/csv", csv.ContentHeaders.ContentType!.MediaType);
        Assert.Contains((await host.Client.GetAsync(Rulesets)).Expect(200).Json["rulesets"]!.AsArray(),
            one => (string)one!["id"]! == (string)made["id"]! && one["rules"] is null);
    }

    [Fact]
    public async Task Replaces_AndSwitchesOff()
    {
        var made = (await CreateAsync("Risk", "RISK_SCORE", Quoted(Rules))).Expect(200).Json;
        var path = $"{Rulesets}/{made["id"]}";
        var replaced = (await host.Client.SendAsync(HttpMethod.Put, path + "/rules", Csv(Header))).Expect(200).Json;
        Assert.Empty(replaced["rules"]!.AsArray());
        var body = Named("riskScoreRulesetId", made["id"]!.ToString());
        (await host.Client.PostAsync("/api/v1/accounts", body)).Expect(200);
        var off = (await host.Client.PutAsync(path, """{"active":false,"name":"Off"}""")).Expect(200).Json;
        Assert.Equal(("Off", false), ((string)off["name"]!, (bool)off["active"]!));
        Assert.Equal(
            ["workflowDefinition.capabilities.workflowDecision.riskScoreRulesetId"],
            (await host.Client.PostAsync("/api/v1/accounts", body)).Expect(400).Fields);
    }

    [Fact]
    public async Task ARulesetOfAnotherKind_IsRefused_WhereItIsNamed()
    {
        var made = (await CreateAsync("Labels", "DECISION_LABEL", Header)).Expect(200).Json;
        var id = made["id"]!.ToString();
        (await host.Client.PostAsync("/api/v1/accounts", Named("riskScoreRulesetId", id))).Expect(400);
        (await host.Client.PostAsync("/api/v1/accounts", Named("decisionLabelRulesetId", id))).Expect(200);
        Assert.Equal(
            ["riskScoreRulesetId"],
            (await host.Client.PutAsync("/api/management/v1/settings", $$"""{"riskScoreRulesetId":"{{id}}"}"""))
                .Expect(400).Fields);
    }

    [Fact]
    public async Task Repeats_UnderAKey_MakeOne()
    {
        using var owner = await host.NewTenantAsync(new());
        const string path = $"{Rulesets}?name=One&type=RISK_SCORE";
        var first = (await owner.SendAsync(HttpMethod.Post, path, Csv(Header), key: "one")).Expect(200);
        var second = (await owner.SendAsync(HttpMethod.Post, path, Csv(Header), key: "one")).Expect(200);
        Assert.Equal(first.Text, second.Text);
        (await owner.SendAsync(HttpMethod.Post, $"{Rulesets}?name=Two&type=RISK_SCORE", Csv(Header), key: "one"))
            .Expect(409);
        Assert.Single((await owner.GetAsync(Rulesets)).Expect(200).Json["rulesets"]!.AsArray());
    }

    [Fact]
    public async Task Tells_EverythingThatIsWrongWithAFile()
    {
        Assert.Equal(
            ["name", "type"], (await host.Client.SendAsync(HttpMethod.Post, Rulesets, Csv(Header))).Expect(400).Fields);
        Assert.Equal(["file"], (await CreateAsync("A", "RISK_SCORE", "a,b\r\n")).Expect(400).Fields);
        Assert.Equal(
            ["rows[1].RULE_NAME", "rows[2].SCORE"],
            (await CreateAsync("A", "RISK_SCORE", Header + "a,b,c,d,,1\r\na,b,c,d,e,101\r\n")).Expect(400).Fields);
        Assert.Equal(
            ["rows[1].SCORE"], (await CreateAsync("A", "RISK_SCORE", Header + "a,b,c,d,e,1.5\r\n")).Expect(400).Fields);
        (await host.Client.PostAsync($"{Rulesets}?name=A&type=RISK_SCORE", "{}")).Expect(415);
        using var latin = new ByteArrayContent([0xE4, 0xF6]);
        latin.Headers.ContentType = new("text/csv");
        (await host.Client.SendAsync(HttpMethod.Post, $"{Rulesets}?name=A&type=RISK_SCORE", latin)).Expect(400);
    }

    /// <summary>As the export writes it: a cell with quotes is quoted.</summary>
    private static string Quoted(string csv) => csv.Replace(
        "emailVerification.label == \"HIGH_RISK\"", "\"emailVerification.label == \"\"HIGH_RISK\"\"\"",
        StringComparison.Ordinal);

    private static string Named(string member, string id) => ApiClient.AccountBody(
        10066, $$$""","capabilities":{"workflowDecision":{"{{{member}}}":"{{{id}}}"}}""");

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private Task<Answer> CreateAsync(string name, string type, string csv) =>
        host.Client.SendAsync(HttpMethod.Post, $"{Rulesets}?name={name}&type={type}", Csv(csv));
}
