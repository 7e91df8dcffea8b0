using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>Nonces of the device collector that were used. These rows belong to no tenant.</summary>
public static class DeviceNonceRows
{
    /// <summary>Marks a nonce as used by an execution; false when another one was first.</summary>
    public static bool Use(IWriteTransaction write, byte[] hash, ExecutionId execution, DateTimeOffset expiresAt)
    {
        write.Execute(
            "insert into used_device_nonces (hash, execution_id, expires_at) "
            + "values (@hash, @execution_id, @expires_at) on conflict do nothing",
            ("hash", hash),
            ("execution_id", execution),
            ("expires_at", expiresAt));
        return write.Query(
            "select execution_id from used_device_nonces where hash = @hash",
            static row => row.Execution(),
            ("hash", hash))[0] == execution;
    }

    /// <summary>Removes nonces that are too old to be accepted, a bounded number at a time.</summary>
    /// <returns>How many went.</returns>
    public static int DeleteExpired(IWriteTransaction write, int limit) =>
        write.Execute(
            "delete from used_device_nonces where hash in "
            + "(select hash from used_device_nonces where expires_at < @now order by expires_at limit @limit)",
            ("now", write.Now),
            ("limit", limit));
}
