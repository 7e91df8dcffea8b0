using System.Text;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>Where an execution comes from.</summary>
/// <param name="BatchId">The batch and its row, which may start one execution only.</param>
public sealed record AccountOrigin(WorkClass Class, Guid? BatchId = null, int? BatchRow = null)
{
    public static AccountOrigin Interactive { get; } = new(WorkClass.Interactive);
}

/// <summary>The rows of a new execution, sealed before the writer sees them.</summary>
internal sealed record NewExecution(
    AccountRow? Account, ExecutionRow Execution, IReadOnlyList<CredentialRow> Credentials)
{
    /// <param name="account">The account of an update; null makes a new one.</param>
    public static NewExecution Of(
        AccountPlan plan,
        Actor actor,
        TenantContext tenant,
        AccountId? account,
        AccountOrigin origin,
        IIds ids,
        DateTimeOffset now)
    {
        // Millisecond precision, as the wire has it, so that the token built again later is the same.
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var accountId = account ?? new AccountId(ids.New());
        var id = new ExecutionId(ids.New());
        var (key, wrapped) = tenant.Keys.NewDataKey(id.Value);
        var expiresAt = createdAt + plan.TokenLifetime;
        var execution = new ExecutionRow
        {
            Id = id,
            Account = accountId,
            WorkflowKey = plan.Workflow.Key,
            State = ExecutionState.Initiated,
            Class = origin.Class,
            Sequence = 1,
            CreatedAt = createdAt,
            CreatedBy = actor.Id,
            ExpiresAt = expiresAt,
            TokenExpiresAt = expiresAt,
            WrappedKey = wrapped,
            SealedReferences = tenant.Keys.Seal(
                id.Value, ExecutionRows.ReferencesColumn, StoredExecution.Write(plan.References)),
            SealedRequest = key.Seal(
                StoredExecution.RequestPlace(tenant.Id, id), StoredExecution.Write(plan.Request)),
            CustomerReferenceHash = ReferenceHashes.Customer(
                tenant.Keys, plan.References.CustomerInternalReference),
            UserReferenceHash = ReferenceHashes.User(tenant.Keys, plan.References.UserReference),
            ReportingCriteriaHash = ReferenceHashes.ReportingCriteria(
                tenant.Keys, plan.References.ReportingCriteria),
            BatchId = origin.BatchId,
            BatchRow = origin.BatchRow,
        };
        return new(
            account is null
                ? new AccountRow(
                    accountId, tenant.Keys.NewDataKey(accountId.Value).Wrapped, createdAt, actor.Id, null)
                : null,
            execution,
            [.. plan.Credentials.Select((planned, index) => Slot(planned, index, execution, key, tenant.Id, ids))]);
    }

    public void Insert(TenantId tenant, IWriteTransaction write)
    {
        if (Account is not null)
        {
            AccountRows.Insert(tenant, write, Account);
        }

        ExecutionRows.Insert(tenant, write, Execution);
        EventRows.InsertFirst(tenant, write, Execution.Id, ExecutionStatus.Initiated.Wire());
        foreach (var credential in Credentials)
        {
            CredentialRows.Insert(tenant, write, credential);
        }
    }

    private static CredentialRow Slot(
        PlannedCredential planned, int index, ExecutionRow execution, DataKey key, TenantId tenant, IIds ids)
    {
        var id = new CredentialId(ids.New());
        var preset = planned.Country is null && planned.Type is null
            ? null
            : Encoding.UTF8.GetString(StoredExecution.Write(new StoredPreset(planned.Country, planned.Type)));
        return new(
            id,
            execution.Id,
            execution.Account,
            index,
            planned.Category,
            planned.Label == planned.Category.Wire()
                ? null
                : key.SealText(StoredExecution.LabelPlace(tenant, id), planned.Label),
            preset,
            string.Join(',', planned.Channels),
            planned.Linked);
    }
}
