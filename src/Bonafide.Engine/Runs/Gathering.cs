using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Engine.Dispatch;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Runs;

/// <summary>
/// Gathers the facts that a workflow's capabilities need and that are not stored yet. Gatherers run in parallel, each
/// after the kinds that it names, with a deadline and a bounded number of attempts; what fails is a failed fact.
/// </summary>
internal sealed class Gathering
{
    private readonly Dictionary<string, IFactGatherer> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SemaphoreSlim> _outside = new(StringComparer.Ordinal);
    private readonly CapabilityCatalog _capabilities;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Gathering> _log;

    public Gathering(
        IEnumerable<IFactGatherer> gatherers,
        CapabilityCatalog capabilities,
        EngineOptions options,
        TimeProvider time,
        ILogger<Gathering> log)
    {
        foreach (var gatherer in gatherers)
        {
            if (!_byKind.TryAdd(gatherer.Kind, gatherer))
            {
                throw new InvalidOperationException($"Two gatherers make facts of the kind '{gatherer.Kind}'.");
            }
        }

        foreach (var gatherer in _byKind.Values.Where(gatherer => gatherer.WaitsOutside))
        {
            _outside[gatherer.Kind] = new(Math.Max(1, options.MostInFlight / 4));
        }

        _capabilities = capabilities;
        _options = options;
        _time = time;
        _log = log;
        foreach (var kind in _byKind.Keys)
        {
            DemandNoCycle(kind, []);
        }
    }

    /// <param name="commit">Stores the facts of one gatherer; called once per gatherer.</param>
    /// <param name="place">The run's; given back while only sources outside are waited for.</param>
    /// <param name="mayWait">False: a source without a place has failed.</param>
    /// <returns>All facts of the execution, stored before or now; null when a source has no place for it.</returns>
    public async Task<FactSet?> GoAsync(
        LoadedExecution execution,
        IEvidence evidence,
        Func<IReadOnlyList<Fact>, FactSet, CancellationToken, Task> commit,
        WorkerPlace place,
        bool mayWait,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var facts = new GrowingFacts(execution.Facts);
        var tasks = new Dictionary<string, Task<bool>>(StringComparer.Ordinal);
        foreach (var kind in NeededBy(execution))
        {
            _ = Start(kind);
        }

        // The parts that compute have entered by now, so that the place changes hands only where nobody needs it.
        place.Leave();
        var done = await Task.WhenAll(tasks.Values).ConfigureAwait(false);
        await place.EnterAsync().ConfigureAwait(false);
        return done.All(isThere => isThere) ? facts.Snapshot() : null;

        Task<bool> Start(string kind) =>
            tasks.TryGetValue(kind, out var started) ? started : tasks[kind] = OneAsync(kind, Before(kind));

        Task<bool>[] Before(string kind) =>
            _byKind.TryGetValue(kind, out var gatherer) ? [.. gatherer.After.Select(Start)] : [];

        async Task<bool> OneAsync(string kind, Task<bool>[] before)
        {
            try
            {
                var isReady = await Task.WhenAll(before).ConfigureAwait(false);
                if (execution.Facts.All.Any(fact => fact.Kind == kind))
                {
                    return true;
                }

                var found = isReady.All(isThere => isThere)
                    ? await FindAtAsync(kind, execution, facts, evidence, place, mayWait, stop.Token)
                        .ConfigureAwait(false)
                    : null;
                if (found is null)
                {
                    return false;
                }

                await commit(found, facts.With(found), stop.Token).ConfigureAwait(false);
                facts.Add(found);
                return true;
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private IEnumerable<string> NeededBy(LoadedExecution execution) => execution.View.Workflow.Capabilities
        .Where(_capabilities.Has)
        .SelectMany(name => _capabilities.Get(name).Needs)
        .Distinct(StringComparer.Ordinal);

    /// <summary>On the worker's place, or outside in the kind's own room; null when that is full.</summary>
    private async Task<IReadOnlyList<Fact>?> FindAtAsync(
        string kind,
        LoadedExecution execution,
        GrowingFacts facts,
        IEvidence evidence,
        WorkerPlace place,
        bool mayWait,
        CancellationToken cancellationToken)
    {
        if (!_outside.TryGetValue(kind, out var room))
        {
            await place.EnterAsync().ConfigureAwait(false);
            try
            {
                return await FindAsync(kind, execution, facts, evidence, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                place.Leave();
            }
        }

        if (!await room.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
        {
            return Busy(kind, mayWait);
        }

        try
        {
            return await FindAsync(kind, execution, facts, evidence, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceBusyException)
        {
            return Busy(kind, mayWait);
        }
        finally
        {
            room.Release();
        }
    }

    private static Fact[]? Busy(string kind, bool mayWait) =>
        mayWait ? null : [Fact.Unknown(kind, null, FactStatus.Failed)];

    private async Task<IReadOnlyList<Fact>> FindAsync(
        string kind,
        LoadedExecution execution,
        GrowingFacts facts,
        IEvidence evidence,
        CancellationToken cancellationToken)
    {
        if (!_byKind.TryGetValue(kind, out var gatherer))
        {
            return [Fact.Unknown(kind, null, FactStatus.NotConfigured)];
        }

        var pause = _options.GatherPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var snapshot = facts.Snapshot();
                return await AttemptAsync(
                    gatherer,
                    new()
                    {
                        Execution = execution.View,
                        Facts = snapshot,
                        Subject = execution.Subject(snapshot),
                        Evidence = evidence,
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (
                fault is not SourceBusyException && !cancellationToken.IsCancellationRequested)
            {
                EngineLog.GatherFailed(_log, execution.Row.Id.Value, kind, fault.GetType().Name);
                if (attempt >= _options.GatherAttempts)
                {
                    return [Fact.Unknown(kind, null, FactStatus.Failed)];
                }
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            pause *= 2;
        }
    }

    /// <summary>The deadline holds even for a gatherer that does not listen to its token.</summary>
    private async Task<IReadOnlyList<Fact>> AttemptAsync(
        IFactGatherer gatherer, GatherContext context, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(gatherer.Deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var found = await Task.Run(() => gatherer.GatherAsync(context, either.Token), either.Token)
            .WaitAsync(either.Token).ConfigureAwait(false);
        if (!found.All(fact => fact.Kind == gatherer.Kind))
        {
            throw new InvalidOperationException("A gatherer made a fact of another kind.");
        }

        // That it was asked is kept too, so that a kind without any fact is one that was never asked for.
        return found.Count > 0 ? found : [Fact.Unknown(gatherer.Kind, null, FactStatus.NoInput)];
    }

    private void DemandNoCycle(string kind, HashSet<string> above)
    {
        if (!above.Add(kind))
        {
            throw new InvalidOperationException($"Gathering '{kind}' waits for itself.");
        }

        if (_byKind.TryGetValue(kind, out var gatherer))
        {
            foreach (var before in gatherer.After)
            {
                DemandNoCycle(before, above);
            }
        }

        above.Remove(kind);
    }
}
