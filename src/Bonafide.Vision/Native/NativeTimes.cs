using System.Diagnostics;

namespace Bonafide.Vision.Native;

/// <summary>
/// For how long native code has run in this process since its start. Where two threads are in the same kind of it at
/// once, that time counts once, so a worker that answers one request at a time tells a request's share by the
/// difference.
/// </summary>
internal static class NativeTimes
{
    private static readonly Clock[] Clocks = [.. Enum.GetValues<NativeWork>().Select(_ => new Clock())];

    /// <summary>Counts until it is disposed.</summary>
    public static Running Start(NativeWork work)
    {
        var clock = Clocks[(int)work];
        clock.Start();
        return new(clock);
    }

    /// <summary>What has ended; a time that runs still counts when it has.</summary>
    public static TimeSpan Of(NativeWork work) => Clocks[(int)work].Elapsed;

    internal readonly ref struct Running(Clock clock)
    {
        public void Dispose() => clock.Stop();
    }

    /// <summary>Runs while anybody has started it and not stopped it.</summary>
    internal sealed class Clock
    {
        private readonly Lock _gate = new();
        private int _users;
        private long _since;
        private long _ticks;

        internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks));

        internal void Start()
        {
            lock (_gate)
            {
                _since = _users++ == 0 ? Stopwatch.GetTimestamp() : _since;
            }
        }

        internal void Stop()
        {
            lock (_gate)
            {
                _ticks += --_users == 0 ? Stopwatch.GetTimestamp() - _since : 0;
            }
        }
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
