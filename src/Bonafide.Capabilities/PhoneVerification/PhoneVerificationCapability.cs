using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>
/// Judges a phone number by its plan, the lists that name it and its history (contract 04 §9, ruling 21).
/// </summary>
internal sealed class PhoneVerificationCapability(PhoneVerificationOptions options) : ICapability
{
    private readonly NumberActivity _number = new(options);
    private readonly RangeActivity _range = new(options);
    private readonly RiskyActivity _risky = new(options);

    public string Name => CapabilityNames.PhoneVerification;

    public IReadOnlyList<string> Needs => [FactKinds.Phone, FactKinds.History];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => PhoneVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Of(CredentialCategory.Data).Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without a number, an answer about it, or history there is nothing to judge.
        var (request, label) = PhoneVerificationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. What the number is.
        var phone = request.Phone;
        var isInbox = IsPublicInbox(phone, request.Now);
        var isBlocked = phone.IsBlocked || isInbox == true;
        var isIrregular = !phone.IsValid || isBlocked || IsIrregular(phone.Type);

        // 3. What it and its neighbours did; every insight of the seed's table that applies.
        IReadOnlyList<Insight> insights = request.Traffic is { } traffic
            ? [.. _number.Look(traffic.Number, request.Now), .. _range.Look(traffic), .. _risky.Look(traffic)]
            : [];
        var worst = insights.Select(insight => insight.Weight).Where(weight => weight > Weight.Neutral)
            .DefaultIfEmpty(insights.Select(insight => insight.Weight).DefaultIfEmpty(Weight.Neutral).Min()).Max();

        // 4. Ruling 21 maps the relative risk to the decision.
        var (decision, risk) = !phone.IsValid || isBlocked || worst == Weight.HighRisk
            ? (Decision.Rejected, PhoneVerificationLabels.HighRisk)
            : isIrregular || worst == Weight.MediumRisk
                ? (Decision.Warning, PhoneVerificationLabels.MediumRisk)
                : (Decision.Passed, PhoneVerificationLabels.LowRisk);
        return CapabilityOutcome.Of(input.Group, decision, risk) with
        {
            Data = Data(phone, isBlocked, RelativeRisk(isIrregular, worst), insights),
            Findings =
            [
                .. Findings(phone, isInbox), .. insights.Select(Finding), .. Findings(request.Others),
            ],
        };
    }

    private bool? IsPublicInbox(PhoneFacts phone, DateTimeOffset now) => phone.PublicInboxSeen is { } seen
        ? DateOnly.FromDateTime(now.UtcDateTime).DayNumber - seen.DayNumber <= options.PublicInboxDays
        : null;

    /// <summary>Kinds of number that reach no single person, or anybody who rents one.</summary>
    private static bool IsIrregular(PhoneType? type) => type is PhoneType.Voip or PhoneType.PremiumRate
        or PhoneType.TollFree or PhoneType.SharedCost or PhoneType.Personal or PhoneType.Pager or PhoneType.Payphone
        or PhoneType.UniversalAccess or PhoneType.VoiceMail;

    private static IEnumerable<string> RelativeRisk(bool isIrregular, Weight worst)
    {
        if (isIrregular)
        {
            yield return "IRREGULAR NUMBER TYPE";
        }

        if (!isIrregular || worst > Weight.Neutral)
        {
            yield return worst switch
            {
                Weight.HighRisk => "HIGH-RISK IRREGULAR ACTIVITY",
                Weight.MediumRisk => "MEDIUM-RISK IRREGULAR ACTIVITY",
                Weight.LowRisk => "LOW-RISK IRREGULAR ACTIVITY",
                Weight.Trust => "REGULAR ACTIVITY",
                Weight.SomeTrust => "LOW REGULAR ACTIVITY",
                _ => "LOW ACTIVITY",
            };
        }
    }

    /// <summary>The seed's fields in the sample's order; what is not known is left out.</summary>
    private static JsonObject Data(
        PhoneFacts phone, bool isBlocked, IEnumerable<string> relativeRisk, IReadOnlyList<Insight> insights)
    {
        var data = new JsonObject();
        if (TypeName(phone) is { } type)
        {
            data["phoneType"] = type;
        }

        if (phone.Carrier is { } carrier)
        {
            data["carrier"] = carrier;
        }

        data["blocked"] = isBlocked;
        var risk = new JsonObject { ["relativeRisk"] = Texts(relativeRisk) };
        if (insights.Count > 0)
        {
            risk["applicationToPersonTraffic"] = Texts(insights.Select(insight => insight.Value));
        }

        risk["personToPersonTraffic"] = Texts(["NO P2P DATA ANALYZED"]);
        data["riskInsights"] = risk;
        return data;
    }

    private static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    /// <summary>Null where the plan does not tell fixed lines from mobiles.</summary>
    private static string? TypeName(PhoneFacts phone) => phone switch
    {
        { IsValid: false } => "INVALID",
        { Type: PhoneType.FixedLineOrMobile } => null,
        { Type: PhoneType.FixedLine } => "FIXED_LINE",
        { Type: PhoneType.Mobile } => "MOBILE",
        { Type: PhoneType.TollFree } => "TOLLFREE",
        { Type: PhoneType.Voip or PhoneType.FixedVoip } => "VOIP",
        { Type: PhoneType.Personal } => "PERSONAL",
        { Type: PhoneType.Pager } => "PAGER",
        { Type: PhoneType.Payphone } => "PAYPHONE",
        { Type: PhoneType.Prepaid } => "PREPAID",
        _ => "OTHER",
    };

    private IEnumerable<Finding> Findings(PhoneFacts phone, bool? isInbox) =>
    [
        new("valid", Text(phone.IsValid), "true", phone.IsValid, null, "phone"),
        new("numberType", phone.Type?.ToString(), null, phone.IsValid ? !IsIrregular(phone.Type) : null, null, "phone"),
        new("blocked", Text(phone.IsBlocked), "false", !phone.IsBlocked, null, "phoneList"),
        new("publicInboxSeen", phone.PublicInboxSeen?.ToString("O", CultureInfo.InvariantCulture),
            Text(options.PublicInboxDays), !isInbox, "days", "phone"),
        new("country", phone.Country, Source: "phone"),
        new("area", phone.Area, Source: "phone"),
    ];

    /// <summary>Says that the insights count what other tenants saw, and how much of it.</summary>
    private static IEnumerable<Finding> Findings(SharedTraffic? others) => others is null
        ? []
        :
        [
            new("hitsOfOtherTenants", Text(others.OfNumber), Source: "sharedHistory"),
            new("hitsOfRangeOfOtherTenants", others.OfRange is { } range ? Text(range) : null, Source: "sharedHistory"),
        ];

    private static Finding Finding(Insight insight) => new(
        insight.Measure, Text(insight.Count), insight.Limit is { } limit ? Text(limit) : null,
        insight.Weight > Weight.Neutral ? false : insight.Weight < Weight.Neutral ? true : null, null, "history");

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
