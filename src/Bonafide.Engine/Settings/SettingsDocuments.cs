using System.Globalization;
using Bonafide.Contracts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Settings;

/// <summary>Shows settings as the management API does; a PUT of what was shown changes nothing.</summary>
internal static class SettingsDocuments
{
    public static string Version(DateTimeOffset at) =>
        Instants.ToMicroseconds(at).ToString(CultureInfo.InvariantCulture);

    public static TenantSettingsDocument Of(TenantContext tenant) => Of(tenant.Settings) with
    {
        Version = Version(tenant.SettingsVersion),
    };

    public static TenantSettingsDocument Of(TenantSettings settings) => new()
    {
        DefaultLocale = settings.DefaultLocale,
        DomainPrefix = settings.DomainPrefix,
        TokenLifetimeMinutes = settings.TokenLifetimeMinutes,
        CallbackUrl = settings.CallbackUrl,
        SuccessUrl = settings.SuccessUrl,
        ErrorUrl = settings.ErrorUrl,
        IntermediateStates = settings.IntermediateStates,
        ConsentEnforcement = SettingsWords.Consent.Wire(settings.ConsentEnforcement),
        ConsentInRetrieval = settings.ConsentInRetrieval,
        ReportingCriteriaInRetrieval = settings.ReportingCriteriaInRetrieval,
        CaptureClientInRetrieval = settings.CaptureClientInRetrieval,
        MaskImages = settings.MaskImages,
        AllowFaceMapDownload = settings.AllowFaceMapDownload,
        FaceSearch = SettingsWords.FaceSearch.Wire(settings.FaceSearch),
        HoldForReview = SettingsWords.Review.Wire(settings.HoldForReview),
        LegacyApiUsers = settings.LegacyApiUsers,
        BatchUploads = settings.BatchUploads,
        BatchClientId = settings.BatchClientId,
        DisabledWorkflows = settings.DisabledWorkflows,
        DependencyGraph = settings.DependencyGraph,
        Bands = new(settings.Bands.PassedUpTo, settings.Bands.WarningUpTo),
        RiskScoreRulesetId = settings.RiskScoreRulesetId,
        AdditionalRiskScoreRulesetId = settings.AdditionalRiskScoreRulesetId,
        DecisionLabelRulesetId = settings.DecisionLabelRulesetId,
        AcceptedIds = settings.AcceptedIds,
        ExpiryWarningDays = settings.ExpiryWarningDays,
        HiddenExtractionFields = settings.HiddenExtractionFields,
        CustomDocuments = [.. settings.CustomDocuments.Select(
            one => new CustomDocumentDocument(one.Code, one.Name, one.Disabled))],
        RetentionMinutes = settings.RetentionMinutes ?? 0,
        RetainFraud = settings.RetainFraud,
        RateLimits = new(
            null, settings.RateLimits.AccountsPerSecond, settings.RateLimits.RetrievalPerSecond,
            settings.RateLimits.TokensPerSecond, settings.RateLimits.BurstSeconds),
        GeoIpDecisions = GeoIp(settings.GeoIpDecisions),
        Screening = ScreeningRules.Document(settings.Screening),
    };

    private static GeoIpDecisionsDocument GeoIp(GeoIpDecisions decisions) => new(
        SettingsWords.Signal.Wire(decisions.Tor),
        SettingsWords.Signal.Wire(decisions.NetworkActivity),
        SettingsWords.Signal.Wire(decisions.Anonymous),
        SettingsWords.Signal.Wire(decisions.Hosting),
        SettingsWords.Signal.Wire(decisions.Activity));
}
