using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Worker;

/// <summary>What a worker process does: seals itself, then answers one request after another.</summary>
public static class WorkerLoop
{
    /// <summary>Reads requests until the input ends.</summary>
    /// <returns>The exit code: 0 when the server closed the pipe, 121 when the worker could not seal itself.</returns>
    public static int Run(Stream input, Stream output, IReadOnlyList<IVisionTask> tasks)
    {
        if (Environment.GetEnvironmentVariable(Box.SealVariable) == "1" && Seal.Apply() != 0)
        {
            return 121;
        }

        return ServeAsync(input, output, tasks).GetAwaiter().GetResult();
    }

    internal static async Task<int> ServeAsync(Stream input, Stream output, IReadOnlyList<IVisionTask> tasks)
    {
        var clock = Stopwatch.StartNew();
        var byName = tasks.ToDictionary(task => task.Name, StringComparer.Ordinal);
        while (await VisionFrames.ReadAsync(input, CancellationToken.None).ConfigureAwait(false) is { } request)
        {
            var before = VisionCost.SoFar(clock.Elapsed);
            var (word, answer) = Handle(byName, request.Word, request.Message);
            var cost = VisionCost.SoFar(clock.Elapsed).Since(before);
            await VisionFrames.WriteAsync(
                output, word, answer with { Parts = [.. answer.Parts, cost.ToBytes()] }, CancellationToken.None)
                .ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>The kind of a failure goes back, never its message: that may quote what was read.</summary>
    private static (string Word, VisionMessage Answer) Handle(
        Dictionary<string, IVisionTask> tasks, string name, VisionMessage request)
    {
        try
        {
            return tasks.TryGetValue(name, out var task)
                ? (VisionFrames.Ok, task.Handle(request))
                : throw new InvalidOperationException();
        }
        catch (Exception failure) when (!IsWantOfMemory(failure))
        {
            var kind = JsonSerializer.SerializeToUtf8Bytes(failure.GetType().Name);
            return (VisionFrames.Failed, new VisionMessage(kind, []));
        }
    }

    /// <summary>It ends the worker: what it keeps would be in the way of the next request too, a fresh one is
    /// small.</summary>
    private static bool IsWantOfMemory(Exception failure) =>
        failure is OutOfMemoryException or NativeFailureException { IsWantOfMemory: true };
}

/// <summary>The filter of <c>native/seal.c</c>.</summary>
internal static partial class Seal
{
    public static int Apply()
    {
        NativeLibraries.Register();
        return bonafide_seal();
    }

    [LibraryImport(NativeLibraries.Seal, SetLastError = true)]
    private static partial int bonafide_seal();
}
