using System.Text;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Callbacks;

/// <summary>
/// A callback that is to be sent, sealed before the write of the event that it tells of and inserted in that write.
/// </summary>
public sealed class CallbackIntent
{
    private readonly Guid _id;
    private readonly ExecutionId _execution;
    private readonly byte[] _destination;
    private readonly byte[] _hostHash;

    private CallbackIntent(TenantContext tenant, ExecutionId execution, string url, IIds ids)
    {
        _id = ids.New();
        _execution = execution;
        _destination = tenant.Keys.Seal(_id, CallbackRows.DestinationColumn, Encoding.UTF8.GetBytes(url));
        _hostHash = tenant.Keys.HashText("callback/host", HostOf(url))!;
    }

    /// <summary>
    /// Null when nobody is to be told: no URL, or a state that is not final while the tenant wants only those
    /// (contract 03 §2).
    /// </summary>
    public static CallbackIntent? For(
        TenantContext tenant, StoredExecution execution, ExecutionStatus status, IIds ids)
    {
        var isWanted = status != ExecutionStatus.Initiated && (status.IsFinal() || tenant.Settings.IntermediateStates);
        var url = isWanted ? execution.Request()?.CallbackUrl ?? tenant.Settings.CallbackUrl : null;
        return string.IsNullOrEmpty(url) ? null : new(tenant, execution.Row.Id, url, ids);
    }

    /// <summary>For an execution whose sealed content does not open: the tenant's own URL is all there is.</summary>
    internal static CallbackIntent? ForUnreadable(TenantContext tenant, ExecutionRow row, IIds ids) =>
        string.IsNullOrEmpty(tenant.Settings.CallbackUrl)
            ? null
            : new(tenant, row.Id, tenant.Settings.CallbackUrl, ids);

    /// <param name="sequence">The number of the event, from <see cref="EventRows.Append"/> in the same write.</param>
    public void Insert(TenantId tenant, IWriteTransaction write, int sequence) => CallbackRows.Insert(
        tenant, write, new(
            _id, _execution, sequence, _destination, _hostHash, null, CallbackState.Pending, write.Now, 0, 0, write.Now,
            null));

    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? $"{uri.IdnHost}:{uri.Port}" : url;
}
