using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Callbacks;

/// <summary>What becomes of a claimed callback now.</summary>
internal enum Admission
{
    /// <summary>It may be sent; <see cref="Destinations.Leave"/> follows.</summary>
    Send,

    /// <summary>It waits behind others to the same destination, and is handed out by
    /// <see cref="Destinations.Leave"/>.</summary>
    Wait,

    /// <summary>The destination rests or too much waits: the claim ends and the callback comes back.</summary>
    Later,
}

/// <summary>
/// How many callbacks are on their way to each destination, which wait, and whether it is left alone for a while.
/// </summary>
internal sealed class Destinations(CallbackOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Destination> _byHost = new(StringComparer.Ordinal);
    private int _inFlight;
    private int _waiting;

    /// <summary>How many more may be claimed.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
            {
                return options.MostWaiting - _waiting;
            }
        }
    }

    public Admission Enter(string host, DueCallback due)
    {
        lock (_lock)
        {
            if (!_byHost.TryGetValue(host, out var destination))
            {
                _byHost[host] = destination = new();
            }

            if (Rests(destination))
            {
                return Admission.Later;
            }

            if (HasPlace(destination))
            {
                destination.InFlight++;
                _inFlight++;
                return Admission.Send;
            }

            if (destination.Waiting.Count >= options.MostWaitingPerDestination || _waiting >= options.MostWaiting)
            {
                return Admission.Later;
            }

            destination.Waiting.Enqueue((due, time.GetTimestamp()));
            _waiting++;
            return Admission.Wait;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <returns>The callback that has the place now; null when none waits.</returns>
    public DueCallback? Leave(string host, bool succeeded)
    {
        lock (_lock)
        {
            var destination = _byHost[host];
            destination.InFlight--;
            _inFlight--;
            destination.Failures = succeeded ? 0 : destination.Failures + 1;
            destination.FailedAt = time.GetTimestamp();
            var next = Next(destination);
            if (next is null && destination is { InFlight: 0, Failures: 0 })
            {
                // Nothing is worth remembering of a destination that works.
                _byHost.Remove(host);
            }

            return next;
        }
    }

    private DueCallback? Next(Destination destination)
    {
        while (destination.Waiting.TryDequeue(out var waiting))
        {
            _waiting--;

            // What waited too long may be claimed by somebody else before its answer is there.
            var isFresh = time.GetElapsedTime(waiting.Since) + options.Timeout < options.Claim;
            if (isFresh && !Rests(destination) && HasPlace(destination))
            {
                destination.InFlight++;
                _inFlight++;
                return waiting.Due;
            }
        }

        return null;
    }

    private bool HasPlace(Destination destination) =>
        destination.InFlight < options.MostPerDestination && _inFlight < options.MostInFlight;

    /// <summary>After the pause one callback at a time is let through, until one succeeds.</summary>
    private bool Rests(Destination destination) =>
        destination.Failures >= options.CircuitFailures
        && (destination.InFlight > 0 || time.GetElapsedTime(destination.FailedAt) < options.CircuitPause);

    private sealed class Destination
    {
        public int InFlight { get; set; }

        /// <summary>In a row.</summary>
        public int Failures { get; set; }

        public long FailedAt { get; set; }

        public Queue<(DueCallback Due, long Since)> Waiting { get; } = new();
    }
}
