using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Sqlite;

/// <summary>A write in the queue, with the caller that waits for it.</summary>
internal abstract class PendingWrite(
    TenantId? tenant, Actor actor, bool isSynced, CancellationToken cancellationToken)
{
    public TenantId? Tenant { get; } = tenant;

    public Actor Actor { get; } = actor;

    /// <summary>Whether its caller waits for the disk.</summary>
    public bool IsSynced { get; } = isSynced;

    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    protected Exception? Failure { get; private set; }

    public abstract void Run(IWriteTransaction transaction);

    /// <summary>Keeps the first reason; the caller learns it when the group is over.</summary>
    public void Fail(Exception failure) => Failure ??= failure;

    public abstract void Answer();
}

internal sealed class PendingWrite<T>(
    TenantId? tenant,
    Actor actor,
    bool isSynced,
    Func<IWriteTransaction, T> write,
    CancellationToken cancellationToken)
    : PendingWrite(tenant, actor, isSynced, cancellationToken)
{
    // The caller goes on elsewhere, never on the writer's thread.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _hasRun;

    public Task<T> Task => _answer.Task;

    public override void Run(IWriteTransaction transaction)
    {
        _result = write(transaction);
        _hasRun = true;
    }

    public override void Answer()
    {
        if (Failure is not null)
        {
            _answer.SetException(Failure);
        }
        else if (_hasRun)
        {
            _answer.SetResult(_result!);
        }
        else
        {
            _answer.SetCanceled(CancellationToken);
        }
    }
}
