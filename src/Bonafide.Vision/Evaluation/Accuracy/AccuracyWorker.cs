using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>One boxed worker, as the product runs them, that reads photos once more for the memory it takes.</summary>
internal sealed class AccuracyWorker : IDisposable
{
    private const double Megabyte = 1024 * 1024;

    private readonly VisionPool _pool = new(new VisionOptions { Workers = 1 }, TimeProvider.System);

    /// <summary>The most that it held, resident; null when it was asked for nothing.</summary>
    internal double? Megabytes => _pool.PeakBytes is > 0 and var held ? held / Megabyte : null;

    /// <exception cref="VisionFailedException">No worker can be started here.</exception>
    internal async Task ReadAsync(AccuracyTrial trial, DateOnly today)
    {
        foreach (var (side, jpeg) in trial.Photos)
        {
            try
            {
                await _pool.RunAsync(
                    VisionTasks.Document,
                    new(JsonSerializer.SerializeToUtf8Bytes(new DocumentRequest(side, 0, today), FactJson.Options),
                        [jpeg]),
                    CancellationToken.None).ConfigureAwait(false);
            }
            catch (VisionFailedException lost) when (lost.Kind != VisionFailure.NotStarted)
            {
                // A picture that costs its worker is no success of the reading, which was measured before.
            }
        }
    }

    public void Dispose() => _pool.Dispose();
}
