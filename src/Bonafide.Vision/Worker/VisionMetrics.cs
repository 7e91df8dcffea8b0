using System.Diagnostics.Metrics;

namespace Bonafide.Vision.Worker;

/// <summary>
/// Metrics of the vision workers, for <c>dotnet-counters</c> and every listener of .NET meters: seconds of a request
/// by task and stage. The stages of a request add up to the time that the server waited for its answer.
/// </summary>
public sealed class VisionMetrics : IDisposable
{
    public const string MeterName = "Bonafide.Vision";
    public const string StageTag = "stage";
    public const string TaskTag = "task";
    public const string Inference = "inference";
    public const string Decoding = "decoding";
    public const string Barcodes = "barcodes";

    /// <summary>Our own code in the worker while none of the others runs: tensors laid out, results decoded,
    /// rules.</summary>
    public const string Own = "own";

    /// <summary>Between server and worker: pipes, and the start of a worker that was not there yet.</summary>
    public const string Transfer = "transfer";

    public static IReadOnlyList<string> Stages { get; } = [Inference, Decoding, Barcodes, Own, Transfer];

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _seconds;

    public VisionMetrics() => _seconds = _meter.CreateHistogram<double>(
        "bonafide.vision.request", "s", "Seconds of a request to a vision worker, by task and stage.");

    public void Dispose() => _meter.Dispose();

    internal void Record(string task, VisionCost worker, TimeSpan waited)
    {
        Add(Inference, worker.Inference);
        Add(Decoding, worker.Decoding);
        Add(Barcodes, worker.Barcodes);
        Add(Own, worker.Total - worker.Inference - worker.Decoding - worker.Barcodes);
        Add(Transfer, waited - worker.Total);

        void Add(string stage, TimeSpan time) =>
            _seconds.Record(time.TotalSeconds, new(TaskTag, task), new(StageTag, stage));
    }
}
