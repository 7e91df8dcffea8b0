using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bonafide.Contracts;

/// <summary>How contract types are read and written: camelCase, nulls left out, instants with milliseconds.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(AccountRequest))]
[JsonSerializable(typeof(AccountReply))]
[JsonSerializable(typeof(PartReply))]
[JsonSerializable(typeof(FinalizeReply))]
[JsonSerializable(typeof(PreparedDataRequest))]
[JsonSerializable(typeof(DeviceRiskRequest))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(DetailsReply))]
[JsonSerializable(typeof(StepsReply))]
[JsonSerializable(typeof(RulesReply))]
[JsonSerializable(typeof(AccountDetailsReply))]
[JsonSerializable(typeof(ExecutionListReply))]
[JsonSerializable(typeof(ReportReply))]
[JsonSerializable(typeof(FeedbackRequest))]
[JsonSerializable(typeof(FeedbackReply))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(TokenErrorReply))]
[JsonSerializable(typeof(JsonWebKeySetReply))]
[JsonSerializable(typeof(ProblemReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(CallbackBody))]
[JsonSerializable(typeof(ExplanationReply))]
[JsonSerializable(typeof(CallbackReply))]
[JsonSerializable(typeof(CallbackListReply))]
[JsonSerializable(typeof(ClientRequest))]
[JsonSerializable(typeof(ClientUpdateRequest))]
[JsonSerializable(typeof(ClientReply))]
[JsonSerializable(typeof(ClientListReply))]
[JsonSerializable(typeof(TenantRequest))]
[JsonSerializable(typeof(TenantUpdateRequest))]
[JsonSerializable(typeof(TenantReply))]
[JsonSerializable(typeof(NewTenantReply))]
[JsonSerializable(typeof(TenantListReply))]
[JsonSerializable(typeof(TenantSettingsDocument))]
[JsonSerializable(typeof(CallbackKeyReply))]
[JsonSerializable(typeof(CallbackKeyListReply))]
[JsonSerializable(typeof(RewrapReply))]
[JsonSerializable(typeof(RulesetUpdateRequest))]
[JsonSerializable(typeof(ManagedRulesetReply))]
[JsonSerializable(typeof(RulesetListReply))]
[JsonSerializable(typeof(RequestLogReply))]
[JsonSerializable(typeof(AuditListReply))]
[JsonSerializable(typeof(AuditVerificationReply))]
public sealed partial class ContractsJson : JsonSerializerContext;
