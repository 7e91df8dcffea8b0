using System.Diagnostics;

namespace Bonafide.Vision.Native;

/// <summary>What this process spends inside native code, added up since its start; a worker that answers one request
/// at a time tells a request's share by the difference.</summary>
internal static class NativeTimes
{
    private static readonly long[] Ticks = new long[Enum.GetValues<NativeWork>().Length];

    /// <summary>Counts until it is disposed.</summary>
    public static Running Start(NativeWork work) => new(work, Stopwatch.GetTimestamp());

    public static TimeSpan Of(NativeWork work) =>
        Stopwatch.GetElapsedTime(0, Interlocked.Read(ref Ticks[(int)work]));

    internal readonly ref struct Running(NativeWork work, long started)
    {
        public void Dispose() => Interlocked.Add(ref Ticks[(int)work], Stopwatch.GetTimestamp() - started);
    }
}

/// <summary>Kinds of native work that are told apart.</summary>
internal enum NativeWork
{
    /// <summary>A model runs.</summary>
    Inference,

    /// <summary>A file becomes upright pixels.</summary>
    Decoding,

    /// <summary>A symbol is looked for and read.</summary>
    Barcodes,
}
