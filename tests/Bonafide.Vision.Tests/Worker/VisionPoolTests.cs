using System.Diagnostics;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Worker;

/// <summary>Real workers in real boxes.</summary>
public sealed class VisionPoolTests
{
    private static readonly VisionMessage Empty = new("{}"u8.ToArray(), []);
    private static readonly VisionOptions One = new() { Workers = 1 };

    [Fact]
    public async Task Worker_CanReachItsModelsAndNothingElse()
    {
        var secret = Path.GetTempFileName();
        using var pool = new VisionPool(One, TimeProvider.System);

        Assert.Equal(["packs"], await pool.ProbeAsync(secret, CancellationToken.None));
        Assert.False(File.Exists(secret + ".probe"));
        File.Delete(secret);
    }

    [Fact]
    public async Task Probe_SeesWhatAnUnboxedProcessCanDo()
    {
        var secret = Path.GetTempFileName();
        using var pool = new VisionPool(
            One, TimeProvider.System, () => Plain(Path.Combine(AppContext.BaseDirectory, "bonafide-vision")));

        Assert.Equal(
            ["file", "write", "socket", "program", "packs"], await pool.ProbeAsync(secret, CancellationToken.None));
        File.Delete(secret);
        File.Delete(secret + ".probe");
    }

    [Fact]
    public async Task UnknownTask_IsRefusedAndTheWorkerGoesOn()
    {
        using var pool = new VisionPool(One, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<VisionFailedException>(
            () => pool.RunAsync("nothing", Empty, CancellationToken.None));

        Assert.Equal(VisionFailure.Refused, refused.Kind);
        Assert.Equal(["packs"], await pool.ProbeAsync("/etc/passwd", CancellationToken.None));
    }

    [Theory]
    [InlineData("/bin/false")]
    [InlineData("/bin/echo", "this is no frame")]
    public async Task LostWorker_HarmsOnlyItsOwnRequest(string program, params string[] arguments)
    {
        var started = 0;
        using var pool = new VisionPool(
            One, TimeProvider.System, () => started++ == 0 ? Plain(program, arguments) : Box.Worker(One));
        var lost = await Assert.ThrowsAsync<VisionFailedException>(
            () => pool.RunAsync("probe", Empty, CancellationToken.None));

        Assert.Equal(VisionFailure.Died, lost.Kind);
        Assert.Equal(["packs"], await pool.ProbeAsync("/etc/passwd", CancellationToken.None));
        Assert.Equal(2, started);
    }

    /// <summary>Decoders call a file bad when they were refused the memory for it, some with no word of that. Which of
    /// its needs is refused depends on how much there is, so several amounts are tried.</summary>
    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task TooLittleMemory_IsNeverADamagedFile(string format)
    {
        var large = new RgbImage(8_000, 8_000);
        var file = format == "png" ? ImageCodec.EncodePng(large) : ImageCodec.EncodeWebP(large);
        var asked = JsonSerializer.SerializeToUtf8Bytes(
            new DocumentRequest("FRONT", 0, new DateOnly(2026, 11, 29)), FactJson.Options);
        for (var megabytes = 256; megabytes <= 400; megabytes += 16)
        {
            using var pool = new VisionPool(One with { MemoryMb = megabytes }, TimeProvider.System);
            var answer = await AnswerAsync(pool);
            Assert.True(answer is null or { Image: not null }, $"{megabytes} MB");
        }

        async Task<DocumentAnswer?> AnswerAsync(VisionPool pool)
        {
            try
            {
                var answer = await pool.RunAsync(VisionTasks.Document, new(asked, [file]), CancellationToken.None);
                return JsonSerializer.Deserialize<DocumentAnswer>(answer.Json.Span, FactJson.Options);
            }
            catch (VisionFailedException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task HangingWorker_IsEnded()
    {
        var hanging = Plain("/bin/sleep", "600");
        using var pool = new VisionPool(One, new ImpatientTime(), () => hanging);
        var late = await Assert.ThrowsAsync<VisionFailedException>(
            () => pool.RunAsync("probe", Empty, CancellationToken.None));

        Assert.Equal(VisionFailure.TimedOut, late.Kind);
    }

    [Fact]
    public async Task MissingProgram_SaysSo()
    {
        using var pool = new VisionPool(One, TimeProvider.System, () => Plain("/no/such/program"));
        var missing = await Assert.ThrowsAsync<VisionFailedException>(
            () => pool.RunAsync("probe", Empty, CancellationToken.None));

        Assert.Equal(VisionFailure.NotStarted, missing.Kind);
    }

    private static ProcessStartInfo Plain(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Every deadline is over as soon as it is set.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
