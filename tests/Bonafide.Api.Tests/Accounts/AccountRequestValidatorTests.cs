using System.Text;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;

namespace Bonafide.Api.Tests.Accounts;

/// <summary>The rules of contract 01 §7, each from both sides.</summary>
public sealed class AccountRequestValidatorTests
{
    private const string Workflow = "\"workflowDefinition\":{\"key\":10011}";
    private const string Reference = "\"customerInternalReference\":\"order 7\"";

    private static readonly AccountRules Rules = new()
    {
        Catalog = new WorkflowCatalog(FakeCapability.CatalogWithout(CapabilityNames.ProofOfResidency)),
        Settings = new TenantSettings { CustomDocuments = [new("MYDOC", "My document"), new("OLD", "Old", true)] },
        IsSandbox = false,
        Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Accepts_TheLeastThatIsNeeded()
    {
        var plan = Plan($"{{{Reference},{Workflow}}}");
        Assert.Equal(10011, plan.Workflow.Key);
        Assert.Equal(TimeSpan.FromMinutes(30), plan.TokenLifetime);
        Assert.Equal(
            [CredentialCategory.Id, CredentialCategory.Selfie, CredentialCategory.FaceMap],
            plan.Credentials.Select(credential => credential.Category));
    }

    [Theory]
    [InlineData("10011")]
    [InlineData("\"10011\"")]
    public void Accepts_KeyAsNumberOrString(string key) =>
        Assert.Equal(10011, Plan($"{{{Reference},\"workflowDefinition\":{{\"key\":{key}}}}}").Workflow.Key);

    [Theory]
    [InlineData("1.5", "wrongType")]
    [InlineData("\"ten\"", "wrongType")]
    [InlineData("\"-10011\"", "wrongType")]
    [InlineData("[10011]", "wrongType")]
    [InlineData("99999999999999", "wrongType")]
    [InlineData("4711", "invalidValue")]
    [InlineData("null", "required")]
    public void Rejects_OtherKeys(string key, string code) => Refuses(
        $"{{{Reference},\"workflowDefinition\":{{\"key\":{key}}}}}", ("workflowDefinition.key", code));

    [Fact]
    public void Rejects_WorkflowWhoseCapabilityIsMissing()
    {
        var problem = Refuses(
            $"{{{Reference},\"workflowDefinition\":{{\"key\":90011}}}}", ("workflowDefinition.key", "unavailable"));
        Assert.Contains("proofOfResidency", problem.Violations[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forbids_DisabledWorkflow()
    {
        var problem = Assert.Throws<RequestProblemException>(
            () => Plan($"{{{Reference},\"workflowDefinition\":{{\"key\":2}}}}"));
        Assert.Equal(ProblemKind.Forbidden, problem.Kind);
    }

    [Theory]
    [InlineData("<")]
    [InlineData(">")]
    [InlineData("\\\"")]
    [InlineData("/")]
    [InlineData(";")]
    [InlineData("`")]
    [InlineData("%")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("|")]
    [InlineData("\\u0007")]
    public void Rejects_ForbiddenCharactersInReferences(string character) => Refuses(
        $"{{\"customerInternalReference\":\"a{character}b\",\"userReference\":\"a{character}b\",{Workflow}}}",
        ("customerInternalReference", "forbiddenCharacter"),
        ("userReference", "forbiddenCharacter"));

    [Theory]
    [InlineData("a\\\\b")]
    [InlineData("Ünïcode-Größe_1.2:3")]
    public void Accepts_OtherCharactersInReferences(string text) =>
        Plan($"{{\"customerInternalReference\":\"{text}\",{Workflow}}}");

    [Theory]
    [InlineData("customerInternalReference", 100)]
    [InlineData("userReference", 100)]
    [InlineData("reportingCriteria", 255)]
    public void Bounds_References(string field, int most)
    {
        var others = field == "customerInternalReference" ? Workflow : $"{Reference},{Workflow}";
        Plan($"{{\"{field}\":\"{new string('x', most)}\",{others}}}");
        Refuses($"{{\"{field}\":\"{new string('x', most + 1)}\",{others}}}", (field, "tooLong"));
    }

    [Theory]
    [InlineData("300s")]
    [InlineData("5m")]
    [InlineData("+30m")]
    [InlineData("60d")]
    [InlineData("1440h")]
    public void Accepts_TokenLifetime(string lifetime) =>
        Plan($"{{{Reference},\"tokenLifetime\":\"{lifetime}\",{Workflow}}}");

    [Theory]
    [InlineData("299s", "outOfRange")]
    [InlineData("61d", "outOfRange")]
    [InlineData("-30m", "outOfRange")]
    [InlineData("99999999999999999d", "outOfRange")]
    [InlineData("30", "invalidFormat")]
    [InlineData("30w", "invalidFormat")]
    [InlineData("30m\\n", "invalidFormat")]
    public void Rejects_TokenLifetime(string lifetime, string code) =>
        Refuses($"{{{Reference},\"tokenLifetime\":\"{lifetime}\",{Workflow}}}", ("tokenLifetime", code));

    [Theory]
    [InlineData("https://callback.example.com/path?x=1")]
    [InlineData("https://xn--bcher-kva.example/")]
    public void Accepts_CallbackUrl(string url) =>
        Plan($"{{{Reference},\"callbackUrl\":\"{url}\",{Workflow}}}");

    [Theory]
    [InlineData("http://callback.example.com/")]
    [InlineData("https://192.0.2.1/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://callback.example.com:8443/")]
    [InlineData("https://callback.example.com:443/")]
    [InlineData("https://callback.example.com/#top")]
    [InlineData("https://user:pass@callback.example.com/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://localhost/")]
    [InlineData("callback.example.com")]
    [InlineData("javascript:alert(1)")]
    public void Rejects_CallbackUrl(string url) => Refuses(
        $"{{{Reference},\"callbackUrl\":\"{url}\",{Workflow}}}", ("callbackUrl", "invalidFormat"));

    [Fact]
    public void Accepts_LocalUrls_WhereDevelopmentIsOn()
    {
        var rules = Rules with { AllowLocalUrls = true };
        Plan($"{{{Reference},\"callbackUrl\":\"http://localhost:9000/hook\",{Workflow}}}", rules);
    }

    [Theory]
    [InlineData("https://shop.example.com/done", true)]
    [InlineData("com.example.app:/done", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("http://shop.example.com/done", false)]
    public void Checks_ReturnUrls(string url, bool isAccepted)
    {
        var body = $"{{{Reference},\"web\":{{\"successUrl\":\"{url}\"}},{Workflow}}}";
        if (isAccepted)
        {
            Plan(body);
        }
        else
        {
            Refuses(body, ("web.successUrl", "invalidFormat"));
        }
    }

    [Fact]
    public void Tells_EverythingAtOnce_AndNeverTheValue()
    {
        var problem = Refuses(
            """
            {"customerInternalReference":"secret<1>","userReference":17,"tokenLifetime":"1y","callbackUrl":"ftp://secret",
             "web":{"locale":"secret!"},"userConsent":{"userIp":"secret","userLocation":{"country":"XXX"},
             "consent":{"obtained":"yes"}},"overrideSettings":[],
             "workflowDefinition":{"key":10011,"credentials":[{"category":"SECRET"},{"category":"DOCUMENT"},
             {"category":"ID","country":{"values":["SEC"]},"type":{"values":["SECRET"]}}, 7]}}
            """,
            ("customerInternalReference", "forbiddenCharacter"),
            ("userReference", "wrongType"),
            ("tokenLifetime", "invalidFormat"),
            ("callbackUrl", "invalidFormat"),
            ("web.locale", "invalidFormat"),
            ("userConsent.userIp", "invalidFormat"),
            ("userConsent.userLocation.country", "invalidValue"),
            ("userConsent.consent.obtainedAt", "required"),
            ("overrideSettings", "wrongType"),
            ("workflowDefinition.credentials[0].category", "invalidValue"),
            ("workflowDefinition.credentials[1].category", "notInWorkflow"),
            ("workflowDefinition.credentials[2].country.values[0]", "invalidValue"),
            ("workflowDefinition.credentials[2].type.values[0]", "invalidValue"),
            ("workflowDefinition.credentials[3]", "wrongType"));
        Assert.All(problem.Violations, violation =>
        {
            Assert.DoesNotContain("secret", violation.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secret", violation.Field, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("{\"customerInternalReference\":")]
    [InlineData("")]
    [InlineData("{\"customerInternalReference\":\"a\",\"customerInternalReference\":\"b\"}")]
    public void Rejects_WhatIsNoObject(string body) =>
        Assert.Equal(ProblemKind.BadRequest, Assert.Throws<RequestProblemException>(() => Plan(body)).Kind);

    [Fact]
    public void Rejects_DeepNesting()
    {
        var body = $"{{\"a\":{new string('[', 40)}{new string(']', 40)}}}";
        Assert.Contains("nested", Assert.Throws<RequestProblemException>(() =>
            Plan(body)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Ignores_UnknownMembers() =>
        Plan($"{{{Reference},\"colour\":\"red\",\"workflowDefinition\":{{\"key\":10011,\"capabilities\":{{\"later\":1}}}}}}");

    [Fact]
    public void Demands_CountryAndTypeOfADocument()
    {
        Refuses(
            $"{{{Reference},\"workflowDefinition\":{{\"key\":10026}}}}",
            ("workflowDefinition.credentials", "required"));
        Refuses(
            Document("\"country\":{\"values\":[\"USA\",\"CAN\"]},\"type\":{\"values\":[\"UB\"]}"),
            ("workflowDefinition.credentials[0]", "required"));
        Plan(Document("\"country\":{\"values\":[\"USA\"]},\"type\":{\"values\":[\"UB\"]}"));
    }

    [Theory]
    [InlineData("MYDOC", true)]
    [InlineData("OLD", false)]
    [InlineData("NONE", false)]
    public void Knows_TheTenantsOwnDocuments(string code, bool isAccepted)
    {
        var body = Document($"\"country\":{{\"values\":[\"USA\"]}},\"type\":{{\"values\":[\"{code}\"]}}");
        if (isAccepted)
        {
            Plan(body);
        }
        else
        {
            Refuses(body, ("workflowDefinition.credentials[0].type.values[0]", "invalidValue"));
        }
    }

    [Theory]
    [InlineData("UTO", true, true)]
    [InlineData("UTO", false, false)]
    [InlineData("XKX", false, true)]
    [InlineData("usa", false, false)]
    [InlineData("US", false, false)]
    public void Checks_Countries(string country, bool isSandbox, bool isAccepted)
    {
        var body = $"{{{Reference},\"workflowDefinition\":{{\"key\":10015,\"credentials\":[{{\"category\":\"ID\","
            + $"\"country\":{{\"values\":[\"{country}\"]}}}}]}}}}";
        var rules = Rules with { IsSandbox = isSandbox };
        if (isAccepted)
        {
            Plan(body, rules);
        }
        else
        {
            Assert.Throws<RequestProblemException>(() => Plan(body, rules));
        }
    }

    [Fact]
    public void Takes_TwoOfACategory_OnlyWhereImagesAreCompared()
    {
        var rules = Rules with { Settings = Rules.Settings with { DisabledWorkflows = [] } };
        const string two = "\"credentials\":[{\"category\":\"SELFIE\"},{\"category\":\"SELFIE\"}]";
        var plan = Plan($"{{{Reference},\"workflowDefinition\":{{\"key\":20,{two}}}}}", rules);
        Assert.Equal([CredentialCategory.Selfie, CredentialCategory.Selfie], plan.Credentials.Select(one =>
            one.Category));
        Refuses(
            $"{{{Reference},\"workflowDefinition\":{{\"key\":10011,{two}}}}}",
            ("workflowDefinition.credentials[1].category", "duplicate"));
    }

    [Fact]
    public void Refuses_Authentication_WithoutAPassedLiveness()
    {
        const string body = $"{{{Reference},\"workflowDefinition\":{{\"key\":10014}}}}";
        Refuses(body, ("workflowDefinition.key", "updateOnly"));
        var update = Rules with { Account = new AccountId(Guid.Parse("00000000-0000-7000-8000-000000000001")) };
        Assert.Throws<RequestProblemException>(() => Plan(body, update));
        Plan(body, update with { HasEnrolledFace = true });
    }

    [Theory]
    [InlineData("2023-03-01T12:00:01.000Z", true)]
    [InlineData("2023-03-01T11:59:59.000Z", false)]
    public void Counts_ConsentForThreeYears_AndRefusesNone(string at, bool isGiven)
    {
        var plan = Plan(
            $$$"""
            {{{{Reference}}},"userConsent":{"userIp":"203.0.113.7","userLocation":{"country":"USA","state":"IL"},
             "consent":{"obtained":"yes","obtainedAt":"{{{at}}}"}},{{{Workflow}}}}
            """);
        Assert.Equal(isGiven, Engine.Consent.ConsentRules.IsGiven(plan.Request.Consent, Rules.Now));
    }

    [Fact]
    public void Refuses_UnknownRulesets() => Refuses(
        $"{{{Reference},\"workflowDefinition\":{{\"key\":10011,\"capabilities\":{{\"workflowDecision\":"
        + "{\"riskScoreRulesetId\":\"11111111-1111-7111-8111-111111111111\"}}}}",
        ("workflowDefinition.capabilities.workflowDecision.riskScoreRulesetId", "notFound"));

    private static string Document(string presets) =>
        $"{{{Reference},\"workflowDefinition\":{{\"key\":10026,\"credentials\":[{{\"category\":\"DOCUMENT\",{presets}}}]}}}}";

    private static AccountPlan Plan(string body, AccountRules? rules = null) =>
        AccountRequestValidator.Validate(AccountRequestReading.Read(Encoding.UTF8.GetBytes(body)), rules ?? Rules);

    private static RequestProblemException Refuses(string body, params (string Field, string Code)[] expected)
    {
        var problem = Assert.Throws<RequestProblemException>(() => Plan(body));
        Assert.Equal(ProblemKind.BadRequest, problem.Kind);
        Assert.Equal(
            expected.Order(), problem.Violations.Select(violation => (violation.Field, violation.Code)).Order());
        return problem;
    }
}
