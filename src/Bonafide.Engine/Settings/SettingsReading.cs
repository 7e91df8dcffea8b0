using Bonafide.Contracts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Settings;

/// <summary>Settings as they came: each member of the right form, or noted. What it may mean is asked later.</summary>
/// <param name="Version">Of the settings that the caller read; null replaces whatever is there.</param>
public sealed record ReadSettings(TenantSettings Settings, string? Version);

/// <summary>Reads the settings document; a member left out takes the product's default.</summary>
public static class SettingsReading
{
    public const int MostBytes = 256 * 1024;
    private const int MostCountries = 260;
    private const int MostItems = 200;

    private static readonly string[] Members =
    [
        .. typeof(TenantSettingsDocument).GetProperties()
            .Select(one => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.Name)),
    ];

    public static Parsed<ReadSettings> Read(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
    {
        body.RefuseOthers(Members);
        return new ReadSettings(Settings(body), body.Text("version", 40));
    });

    private static TenantSettings Settings(JsonReading body)
    {
        var standard = new TenantSettings();
        return new()
        {
            DefaultLocale = body.Text("defaultLocale", 20) ?? standard.DefaultLocale,
            DomainPrefix = body.Text("domainPrefix", 63),
            TokenLifetimeMinutes = Whole(body, "tokenLifetimeMinutes") ?? standard.TokenLifetimeMinutes,
            CallbackUrl = body.Text("callbackUrl", UrlRules.MostCharacters),
            SuccessUrl = body.Text("successUrl", UrlRules.MostCharacters),
            ErrorUrl = body.Text("errorUrl", UrlRules.MostCharacters),
            IntermediateStates = body.Flag("intermediateStates") ?? standard.IntermediateStates,
            ConsentEnforcement = Word(body, "consentEnforcement", SettingsWords.Consent)
                ?? standard.ConsentEnforcement,
            ConsentInRetrieval = body.Flag("consentInRetrieval") ?? standard.ConsentInRetrieval,
            ReportingCriteriaInRetrieval = body.Flag("reportingCriteriaInRetrieval")
                ?? standard.ReportingCriteriaInRetrieval,
            CaptureClientInRetrieval = body.Flag("captureClientInRetrieval") ?? standard.CaptureClientInRetrieval,
            MaskImages = body.Flag("maskImages") ?? standard.MaskImages,
            AllowFaceMapDownload = body.Flag("allowFaceMapDownload") ?? standard.AllowFaceMapDownload,
            FaceSearch = Word(body, "faceSearch", SettingsWords.FaceSearch) ?? standard.FaceSearch,
            HoldForReview = Word(body, "holdForReview", SettingsWords.Review) ?? standard.HoldForReview,
            LegacyApiUsers = body.Flag("legacyApiUsers") ?? standard.LegacyApiUsers,
            BatchUploads = body.Flag("batchUploads") ?? standard.BatchUploads,
            BatchClientId = body.Text("batchClientId", 36),
            DisabledWorkflows = body.Numbers("disabledWorkflows", MostItems) ?? standard.DisabledWorkflows,
            DependencyGraph = body.Text("dependencyGraph", 20) ?? standard.DependencyGraph,
            Bands = body.Object("bands", Bands) ?? standard.Bands,
            RiskScoreRulesetId = Id(body, "riskScoreRulesetId"),
            AdditionalRiskScoreRulesetId = Id(body, "additionalRiskScoreRulesetId"),
            DecisionLabelRulesetId = Id(body, "decisionLabelRulesetId"),
            AcceptedIds = body.Object("acceptedIds", AcceptedIds),
            ExpiryWarningDays = Whole(body, "expiryWarningDays") ?? standard.ExpiryWarningDays,
            HiddenExtractionFields = body.Texts("hiddenExtractionFields", MostItems, 60) ?? [],
            CustomDocuments = body.Objects("customDocuments", MostItems, CustomDocument) ?? [],
            RetentionMinutes = Whole(body, "retentionMinutes") is { } minutes
                ? minutes == 0 ? null : minutes
                : standard.RetentionMinutes,
            RetainFraud = body.Flag("retainFraud") ?? standard.RetainFraud,
            RateLimits = body.Object("rateLimits", Limits) ?? standard.RateLimits,
            GeoIpDecisions = body.Object("geoIpDecisions", GeoIp) ?? standard.GeoIpDecisions,
            Screening = body.Object("screening", ScreeningRules.Read) ?? standard.Screening,
        };
    }

    private static int? Whole(JsonReading body, string name) =>
        body.Number(name) is not { } number ? null
        : double.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : Refused<int?>(body, name, "Must be a whole number.");

    private static Guid? Id(JsonReading body, string name) =>
        body.Text(name, 36) is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) ? id
        : Refused<Guid?>(body, name, "Must be a UUID.");

    private static T? Word<T>(JsonReading body, string name, (T Value, string Word)[] words)
        where T : struct
    {
        if (body.Text(name, 40) is not { } text)
        {
            return null;
        }

        var found = Array.FindIndex(words, one => one.Word == text);
        if (found >= 0)
        {
            return words[found].Value;
        }

        body.Report(
            name, ViolationCodes.InvalidValue, $"Must be one of {string.Join(", ", words.Select(one => one.Word))}.");
        return null;
    }

    private static T? Refused<T>(JsonReading body, string name, string message)
    {
        body.Report(name, ViolationCodes.InvalidFormat, message);
        return default;
    }

    private static DecisionBands Bands(JsonReading body)
    {
        body.RefuseOthers("passedUpTo", "warningUpTo");
        var standard = new DecisionBands();
        return new(
            body.Number("passedUpTo") ?? standard.PassedUpTo, body.Number("warningUpTo") ?? standard.WarningUpTo);
    }

    private static Dictionary<string, IReadOnlyList<string>> AcceptedIds(JsonReading body)
    {
        var accepted = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var country in body.Members().Take(MostCountries))
        {
            accepted[country] = body.Texts(country, 10, 40) ?? [];
        }

        return accepted;
    }

    private static CustomDocumentType CustomDocument(JsonReading body)
    {
        body.RefuseOthers("code", "name", "disabled");
        return new(
            body.Text("code", 10) ?? string.Empty, body.Text("name", 100) ?? string.Empty,
            body.Flag("disabled") ?? false);
    }

    private static GeoIpDecisions GeoIp(JsonReading body)
    {
        body.RefuseOthers("tor", "networkActivity", "anonymous", "hosting", "activity");
        var standard = new GeoIpDecisions();
        return new(
            Word(body, "tor", SettingsWords.Signal) ?? standard.Tor,
            Word(body, "networkActivity", SettingsWords.Signal) ?? standard.NetworkActivity,
            Word(body, "anonymous", SettingsWords.Signal) ?? standard.Anonymous,
            Word(body, "hosting", SettingsWords.Signal) ?? standard.Hosting,
            Word(body, "activity", SettingsWords.Signal) ?? standard.Activity);
    }

    private static RateLimits Limits(JsonReading body)
    {
        body.RefuseOthers("preset", "accountsPerSecond", "retrievalPerSecond", "tokensPerSecond", "burstSeconds");
        var preset = Word(body, "preset", [(true, "compatible"), (false, "default")]) is true
            ? RateLimits.Compatible
            : new RateLimits();
        return new(
            body.Number("accountsPerSecond") ?? preset.AccountsPerSecond,
            body.Number("retrievalPerSecond") ?? preset.RetrievalPerSecond,
            body.Number("tokensPerSecond") ?? preset.TokensPerSecond,
            body.Number("burstSeconds") ?? preset.BurstSeconds);
    }
}
