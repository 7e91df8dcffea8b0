using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bonafide.Vision.Worker;

namespace Bonafide.Bench.Vision;

/// <summary>Seconds by task and stage, as the vision workers of this process report them.</summary>
internal sealed class StageTimes : IDisposable
{
    private readonly ConcurrentDictionary<(string Task, string Stage), double> _seconds = new();
    private readonly MeterListener _listener = new();

    public StageTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == VisionMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();
    }

    public double Of(string task, string stage) => _seconds.GetValueOrDefault((task, stage));

    public void Clear() => _seconds.Clear();

    public void Dispose() => _listener.Dispose();

    private void Add(
        Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var (task, stage) = (string.Empty, string.Empty);
        foreach (var (name, value) in tags)
        {
            (task, stage) = name == VisionMetrics.TaskTag ? ((string)value!, stage) : (task, (string)value!);
        }

        _seconds.AddOrUpdate((task, stage), seconds, (_, before) => before + seconds);
    }
}
