using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>The lease of one run. Every write of the run goes through it and changes nothing once it is lost.</summary>
internal sealed class RunLease(
    IWrites writes, TenantId tenant, ExecutionId execution, long epoch, int run, EngineOptions options)
{
    private static readonly TimeSpan LongestSetAside = TimeSpan.FromSeconds(30);

    private readonly Actor _actor = Actor.System(tenant, "engine");

    public TenantId Tenant => tenant;

    public ExecutionId Execution => execution;

    /// <summary>1 for the first lease of an execution; grows with each.</summary>
    public long Epoch => epoch;

    /// <summary>1 for the first run of an execution; grows with each, those left out that were only set
    /// aside.</summary>
    public int Run => run;

    /// <summary>Whether the execution may be set aside once more.</summary>
    public bool MayWait => TimesSetAside < options.MostSetAside;

    /// <summary>Every lease was a run or was set aside.</summary>
    private long TimesSetAside => epoch - run;

    /// <exception cref="LeaseLostException">Another run has it, or the execution is gone.</exception>
    public async Task CommitAsync(Action<IWriteTransaction> write, CancellationToken cancellationToken)
    {
        var isMine = await writes.RunAsync(
            _actor,
            transaction =>
            {
                if (!LeaseRows.Holds(tenant, transaction, execution, epoch))
                {
                    return false;
                }

                write(transaction);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (!isMine)
        {
            throw new LeaseLostException();
        }
    }

    public Task<bool> RenewAsync(CancellationToken cancellationToken) => writes.RunAsync(
        _actor,
        write => LeaseRows.Renew(tenant, write, execution, epoch, write.Now + options.Lease),
        cancellationToken);

    /// <summary>Gives the execution back because a source has no place for it; longer each time.</summary>
    public Task<bool> SetAsideAsync(CancellationToken cancellationToken) => writes.RunAsync(
        _actor,
        write => LeaseRows.SetAside(
            tenant, write, execution, epoch,
            write.Now + Backoff.Of(options.SetAsidePause, TimesSetAside, LongestSetAside)),
        cancellationToken);

    /// <summary>Gives the execution back, to be run again after a pause.</summary>
    public Task<bool> ReleaseAsync(TimeSpan pause, CancellationToken cancellationToken) => writes.RunAsync(
        _actor,
        write => LeaseRows.Release(tenant, write, execution, epoch, write.Now + pause),
        cancellationToken);
}

/// <summary>The run no longer owns its execution and stops without a trace.</summary>
internal sealed class LeaseLostException : Exception;
