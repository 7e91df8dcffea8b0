using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Callbacks;

/// <summary>Claims due callbacks and sends them, at most so many per destination and overall.</summary>
internal sealed class DueCallbacksRound(
    IWrites writes,
    CallbackSender sender,
    Destinations destinations,
    CallbackOptions options,
    ILogger<DueCallbacksRound> log) : IRound
{
    private const int Most = 200;

    public string Name => "due callbacks";

    public TimeSpan Interval => options.SweepInterval;

    /// <summary>Attempts on their way; a test and a clean end wait for them.</summary>
    internal Task InFlight { get; private set; } = Task.CompletedTask;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var limit = Math.Min(Most, destinations.Free);
        if (limit <= 0)
        {
            return false;
        }

        var due = await writes.RunAcrossTenantsAsync(
            Name,
            write => Sweeps.TakeDueCallbacks(write, write.Now + options.Claim, limit),
            cancellationToken).ConfigureAwait(false);
        var started = due.ConvertAll(callback => StartAsync(callback, cancellationToken));
        InFlight = Task.WhenAll([InFlight.IsCompleted ? Task.CompletedTask : InFlight, .. started]);

        // A full round may have been one destination's; what waits behind it is looked at right away.
        return due.Count == limit && destinations.Free > 0;
    }

    private Task StartAsync(DueCallback due, CancellationToken cancellationToken)
    {
        var host = Convert.ToHexString(due.HostHash);
        return destinations.Enter(host, due) == Admission.Send
            ? SendAsync(due, host, cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>Sends a callback, and then those that waited for its place.</summary>
    private async Task SendAsync(DueCallback due, string host, CancellationToken cancellationToken)
    {
        for (var next = due; next is not null;)
        {
            var isFine = true;
            try
            {
                isFine = await sender.SendAsync(next, cancellationToken).ConfigureAwait(false) is not false;
            }
            catch (Exception fault)
            {
                // Our own fault or our own end: the claim runs out and the callback comes back.
                EngineLog.RoundFailed(log, Name, fault.GetType().Name);
            }

            next = destinations.Leave(host, isFine);
        }
    }
}
