using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Rounds;

/// <summary>Runs every round in a loop of its own. A round that fails is logged and goes again after its
/// pause.</summary>
internal sealed class RoundsService(IEnumerable<IRound> rounds, TimeProvider time, ILogger<RoundsService> log)
    : BackgroundService
{
    private static readonly TimeSpan LeastPauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(rounds.Select(round => LoopAsync(round, stoppingToken)));

    private async Task LoopAsync(IRound round, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var pause = round.Interval;
            try
            {
                if (await round.GoAsync(stopping).ConfigureAwait(false))
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                EngineLog.RoundFailed(log, round.Name, fault.GetType().Name);
                pause = pause > LeastPauseAfterFailure ? pause : LeastPauseAfterFailure;
            }

            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
