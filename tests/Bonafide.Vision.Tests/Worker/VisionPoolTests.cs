using System.Diagnostics;
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
