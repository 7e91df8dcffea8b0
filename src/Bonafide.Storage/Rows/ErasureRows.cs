using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>
/// Takes content away: by the caller's delete (ruling 8d) or by retention. Each returns the blobs that nothing points
/// to any more; they are deleted after the commit, and a crash in between leaves only sealed bytes without a key.
/// </summary>
public static class ErasureRows
{
    /// <summary>
    /// Deletes an execution. Tenant, timestamps, workflow key, decision, country and document type stay for reports;
    /// everything else goes, references included.
    /// </summary>
    /// <returns>The orphaned blobs; null when there is no such execution.</returns>
    public static List<BlobId>? DeleteExecution(TenantId tenant, IWriteTransaction write, ExecutionId id)
    {
        var touched = write.Execute(
            "update executions set deleted_at = @now, wiped_out_at = coalesce(wiped_out_at, @now), "
            + "wrapped_key = null, sealed_references = null, sealed_request = null, customer_reference_hash = null, "
            + "user_reference_hash = null, reporting_criteria_hash = null, expires_at = null, due_at = null, "
            + "lease_epoch = lease_epoch + 1 "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id));
        return touched == 1 ? RemoveContent(tenant, write, id, removeSightings: true) : null;
    }

    /// <summary>Deletes an account and all its executions; null when there is no such account.</summary>
    public static List<BlobId>? DeleteAccount(TenantId tenant, IWriteTransaction write, AccountId id)
    {
        if (!AccountRows.MarkDeleted(tenant, write, id))
        {
            return null;
        }

        var executions = write.Query(
            "select id from executions where tenant_id = @tenant_id and account_id = @account_id "
            + "and deleted_at is null",
            static row => row.Execution(),
            ("tenant_id", tenant),
            ("account_id", id));
        var blobs = executions
            .SelectMany(execution => DeleteExecution(tenant, write, execution) ?? [])
            .ToList();
        write.Execute(
            "delete from sightings where tenant_id = @tenant_id and account_id = @account_id",
            ("tenant_id", tenant),
            ("account_id", id));
        write.Execute(
            "delete from device_visits where tenant_id = @tenant_id and account_id = @account_id",
            ("tenant_id", tenant),
            ("account_id", id));
        write.Execute(
            "delete from device_evidence where tenant_id = @tenant_id and account_id = @account_id",
            ("tenant_id", tenant),
            ("account_id", id));
        return blobs;
    }

    /// <summary>
    /// Retention: the content of a final execution goes, its references and its decision stay, and the account keeps
    /// showing it. Sightings have a retention of their own.
    /// </summary>
    /// <returns>The orphaned blobs; null when there is nothing to wipe.</returns>
    public static List<BlobId>? WipeExecution(TenantId tenant, IWriteTransaction write, ExecutionId id)
    {
        var touched = write.Execute(
            "update executions set wiped_out_at = @now, wrapped_key = null, sealed_request = null "
            + "where tenant_id = @tenant_id and id = @id and deleted_at is null and wiped_out_at is null "
            + "and completed_at is not null",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id));
        return touched == 1 ? RemoveContent(tenant, write, id, removeSightings: false) : null;
    }

    private static List<BlobId> RemoveContent(
        TenantId tenant, IWriteTransaction write, ExecutionId id, bool removeSightings)
    {
        var blobs = PartRows.Flatten(write.Query(
            "delete from parts where tenant_id = @tenant_id and execution_id = @execution_id "
            + "returning blob_id, normalized_blob_id",
            PartRows.ReadBlobs,
            ("tenant_id", tenant),
            ("execution_id", id)));
        Run("delete from facts where tenant_id = @tenant_id and execution_id = @execution_id");
        Run("delete from face_templates where tenant_id = @tenant_id and execution_id = @execution_id");
        Run("delete from face_challenges where tenant_id = @tenant_id and execution_id = @execution_id");
        Run("update credentials set sealed_label = null where tenant_id = @tenant_id and execution_id = @execution_id");
        Run("update callbacks set sealed_body = null where tenant_id = @tenant_id and execution_id = @execution_id");
        if (removeSightings)
        {
            Run("delete from sightings where tenant_id = @tenant_id and execution_id = @execution_id");
            Run("delete from device_visits where tenant_id = @tenant_id and execution_id = @execution_id");
            Run("delete from outcomes where tenant_id = @tenant_id and execution_id = @execution_id");
            Run(
                "update callbacks set due_at = null, lease_epoch = lease_epoch + 1 "
                + "where tenant_id = @tenant_id and execution_id = @execution_id");
        }
        else
        {
            Run("update outcomes set sealed_body = null where tenant_id = @tenant_id and execution_id = @execution_id");
        }

        return blobs;

        void Run(string sql) => write.Execute(sql, ("tenant_id", tenant), ("execution_id", id));
    }
}
