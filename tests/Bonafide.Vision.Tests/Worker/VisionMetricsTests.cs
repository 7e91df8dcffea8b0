using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Tests.Faces;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Worker;

/// <summary>What a worker says of its own time, as a listener in the server hears it.</summary>
public sealed class VisionMetricsTests
{
    [Fact]
    public async Task Request_TellsWhereItsTimeWent()
    {
        var heard = new ConcurrentBag<(string Stage, double Seconds)>();
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == VisionMetrics.MeterName)
                {
                    all.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            heard.Add(((string)tags[1].Value!, seconds)));
        listener.Start();
        var request = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(new FaceRequest(["FACE"], LookForDocument: false), FactJson.Options),
            [SampleFolder.Selfie]);
        await pool.RunAsync(VisionTasks.Face, request, CancellationToken.None);

        foreach (var stage in VisionMetrics.Stages.Where(stage => stage != VisionMetrics.Barcodes))
        {
            Assert.Contains(heard, one => one.Stage == stage && one.Seconds > 0);
        }

        Assert.Contains(heard, one => one is (VisionMetrics.Barcodes, 0));
        Assert.InRange(pool.PeakBytes, 50_000_000, 4_000_000_000);
    }

    [Fact]
    public void Cost_IsReadAsItWasWritten()
    {
        var cost = new VisionCost(
            TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2), TimeSpan.FromHours(3), TimeSpan.FromDays(4), 5);
        Assert.Equal(cost, VisionCost.Read(cost.ToBytes()));
        Assert.Throws<InvalidDataException>(() => VisionCost.Read(new byte[8]));
    }
}
