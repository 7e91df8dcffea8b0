using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Audit;

/// <summary>Accesses of one kind, on their way to becoming an audit entry.</summary>
/// <param name="Subject">The execution that was looked at; null for a refusal.</param>
/// <param name="Count">How often within the minute.</param>
internal sealed record AccessSum(Actor Actor, string Verb, Guid? Subject, int Count, DateTimeOffset Minute);

/// <summary>
/// Counts the looks of machines and the attempts that were refused, so that neither costs a write of its own: looks
/// per client, execution and minute; refusals one by one up to <see cref="RefusalsAlone"/> per source and minute, and
/// their sum beyond. A process that is killed loses at most the looks of the minute that runs.
/// </summary>
public sealed class AccessLedger(TimeProvider time)
{
    /// <summary>Refusals of one source in one minute that each become an entry.</summary>
    public const int RefusalsAlone = 10;

    /// <summary>Sums kept before a minute is not waited for; twice as many, and looks are turned away.</summary>
    internal const int MostSums = 50_000;

    private const string RefusalsPart = "refusals";

    private readonly ConcurrentDictionary<Look, int> _looks = new();
    private readonly ConcurrentDictionary<Source, int> _refusals = new();
    private readonly ConcurrentQueue<AccessSum> _ready = new();
    private int _kept;

    /// <summary>A machine looked at what an execution holds.</summary>
    /// <exception cref="WritesFullException">Nothing is shown that cannot be noted.</exception>
    public void Looked(Actor actor, ExecutionId execution)
    {
        if (Volatile.Read(ref _kept) >= 2 * MostSums)
        {
            throw new WritesFullException();
        }

        var look = new Look(actor.Tenant, actor.Kind, actor.Id, execution, Minute());
        if (_looks.AddOrUpdate(look, 1, static (_, count) => count + 1) == 1)
        {
            Interlocked.Increment(ref _kept);
        }
    }

    /// <summary>Somebody known was refused. Beyond the bound sources are no longer told apart.</summary>
    public void Refused(Actor actor)
    {
        var isFull = Volatile.Read(ref _kept) >= MostSums;
        var source = new Source(actor.Tenant, isFull ? null : actor.Address, Minute());
        var count = _refusals.AddOrUpdate(source, 1, static (_, count) => count + 1);
        if (count == 1)
        {
            Interlocked.Increment(ref _kept);
        }

        if (count <= RefusalsAlone)
        {
            _ready.Enqueue(new(actor, AuditVerbs.AccessDenied, null, 1, source.Minute));
        }
    }

    /// <summary>Takes what is ready to be written: sums of minutes that have ended, or all at the end.</summary>
    internal List<AccessSum> Take(bool isEnd)
    {
        var taken = new List<AccessSum>();
        while (_ready.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        var running = isEnd || Volatile.Read(ref _kept) >= MostSums ? DateTimeOffset.MaxValue : Minute();
        foreach (var look in _looks.Keys.Where(look => look.Minute < running))
        {
            if (_looks.TryRemove(look, out var count))
            {
                Interlocked.Decrement(ref _kept);
                taken.Add(new(
                    new(look.Tenant, look.Kind, look.ActorId, Permissions.None, null), AuditVerbs.ExecutionRead,
                    look.Execution.Value, count, look.Minute));
            }
        }

        foreach (var source in _refusals.Keys.Where(source => source.Minute < running))
        {
            if (_refusals.TryRemove(source, out var count))
            {
                Interlocked.Decrement(ref _kept);
                if (count > RefusalsAlone)
                {
                    taken.Add(new(
                        Actor.System(source.Tenant, RefusalsPart) with { Address = source.Address },
                        AuditVerbs.AccessDenied, null, count - RefusalsAlone, source.Minute));
                }
            }
        }

        return taken;
    }

    /// <summary>Keeps what could not be written for the next time.</summary>
    internal void Return(IEnumerable<AccessSum> sums)
    {
        foreach (var sum in sums)
        {
            _ready.Enqueue(sum);
        }
    }

    private DateTimeOffset Minute()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    private readonly record struct Look(
        TenantId Tenant, ActorKind Kind, string ActorId, ExecutionId Execution, DateTimeOffset Minute);

    private readonly record struct Source(TenantId Tenant, string? Address, DateTimeOffset Minute);
}
