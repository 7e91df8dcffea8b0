using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Audit;

/// <summary>Notes who did what, in the write of the act itself, so that neither happens without the other.</summary>
public sealed class AuditTrail(IIds ids)
{
    /// <param name="verb">A word of <see cref="AuditVerbs"/>.</param>
    /// <param name="subject">The id of what it was done to; never a personal value.</param>
    public void Note(IWriteTransaction write, TenantKeys keys, string verb, Guid subject) =>
        AuditRows.Insert(keys.Tenant, write, AuditEntries.New(
            keys, ids.New(), write.Now, write.Actor, verb, new AuditSubjects(keys)
                .Id(subject).Source(write.Actor.Address).ToString()));
}

/// <summary>What audit entries say was done.</summary>
public static class AuditVerbs
{
    public const string TenantCreate = "tenant.create";
    public const string TenantUpdate = "tenant.update";
    public const string ClientCreate = "client.create";
    public const string ClientUpdate = "client.update";
    public const string ClientSecret = "client.secret";
    public const string SettingsReplace = "settings.replace";
    public const string CallbackKeyCreate = "callback-key.create";
    public const string CallbackKeyDelete = "callback-key.delete";
    public const string CallbackResend = "callback.resend";
    public const string ReportLink = "report.link";
    public const string RulesetCreate = "ruleset.create";
    public const string RulesetUpdate = "ruleset.update";
    public const string RulesetRules = "ruleset.rules";
    public const string ExecutionRead = "execution.read";
    public const string ExecutionReview = "execution.review";
    public const string ExecutionFeedback = "execution.feedback";
    public const string ExecutionDelete = "execution.delete";
    public const string AccountDelete = "account.delete";

    /// <summary>An attempt that was refused: a wrong secret, a client that is switched off, a permission that is
    /// missing.</summary>
    public const string AccessDenied = "access.denied";
    public const string DeviceEvidencePlace = "device-evidence.place";
    public const string DeviceEvidenceRemove = "device-evidence.remove";
    public const string KeyRotate = "installation-key.rotate";
    public const string KeyRewrap = "installation-key.rewrap";
}
