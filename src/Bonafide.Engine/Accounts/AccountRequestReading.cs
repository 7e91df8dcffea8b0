using Bonafide.Contracts;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Accounts;

/// <summary>Reads the body of account create and update (contract 01 §7): types and lengths only.</summary>
public static class AccountRequestReading
{
    /// <summary>Longer bodies are refused before they are read.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostCredentials = 10;
    private const int MostValues = 300;
    private const int MostOverrides = 50;

    /// <exception cref="Core.Errors.RequestProblemException">The body is no JSON object.</exception>
    public static Parsed<AccountRequest> Read(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
        new AccountRequest
        {
            CustomerInternalReference = body.Text("customerInternalReference", 100),
            UserReference = body.Text("userReference", 100),
            ReportingCriteria = body.Text("reportingCriteria", 255),
            CallbackUrl = body.Text("callbackUrl", 255),
            TokenLifetime = body.Text("tokenLifetime", 20),
            WorkflowDefinition = body.Object("workflowDefinition", Workflow),
            Web = body.Object("web", web => new WebRequest(
                web.Text("successUrl", 255), web.Text("errorUrl", 255), web.Text("locale", 10))),
            UserConsent = body.Object("userConsent", Consent),
            OverrideSettings = body.TextMap("overrideSettings", MostOverrides, 255),
        });

    private static WorkflowDefinitionRequest Workflow(JsonReading body) => new()
    {
        Key = body.NumberOrDigits("key"),
        Credentials = body.Objects("credentials", MostCredentials, credential => new CredentialRequest
        {
            Id = credential.Text("id", 36),
            Category = credential.Text("category", 20),
            Label = credential.Text("label", 100),
            Country = credential.Object("country", Preset),
            Type = credential.Object("type", Preset),
        }),
        Capabilities = body.Object("capabilities", capabilities => new CapabilitiesRequest
        {
            EkycCheck = capabilities.Object("ekycCheck", ekyc => new EkycCheckRequest(ekyc.Text("searchType", 10))),
            WatchlistScreening = capabilities.Object(
                "watchlistScreening", list => new WatchlistScreeningRequest(list.Text("searchProfile", 100))),
            WorkflowDecision = capabilities.Object("workflowDecision", decision => new WorkflowDecisionRequest(
                decision.Text("riskScoreRulesetId", 36),
                decision.Text("additionalRiskScoreRulesetId", 36),
                decision.Text("decisionLabelRulesetId", 36))),
            DocumentVerification = capabilities.Object(
                "documentVerification", document => new DocumentVerificationRequest(document.Flag("enableExtraction"))),
        }),
    };

    private static Preset Preset(JsonReading body) => new()
    {
        PredefinedType = body.Text("predefinedType", 20),
        Values = body.Texts("values", MostValues, 50),
    };

    private static UserConsentRequest Consent(JsonReading body) => new()
    {
        UserIp = body.Text("userIp", 45),
        UserLocation = body.Object("userLocation", location => new UserLocationRequest(
            location.Text("country", 3), location.Text("state", 100))),
        Consent = body.Object("consent", consent => new ConsentRequest(
            consent.Text("obtained", 10), consent.Text("obtainedAt", 40))),
    };
}
