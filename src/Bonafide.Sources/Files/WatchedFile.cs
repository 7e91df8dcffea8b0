using System.Security.Cryptography;
using Bonafide.Core.Facts;
using Microsoft.Extensions.Logging;

namespace Bonafide.Sources.Files;

/// <summary>
/// A file that the operator supplies and may replace while the process runs. It is read at start, where a bad one ends
/// the start, and again when its time or length has changed; a bad replacement leaves the last good content in use.
/// </summary>
/// <typeparam name="T">What the file is read into; not changed afterwards, so that readers may keep it.</typeparam>
internal sealed partial class WatchedFile<T>
    where T : class
{
    /// <summary>How long a look at the file's time is trusted.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly string _name;
    private readonly string _path;
    private readonly Func<string, T> _read;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private volatile Content _content;
    private long _lookedAt;

    /// <param name="name">What facts call it, such as <c>phoneList</c>.</param>
    /// <param name="read">Reads the file; throws <see cref="InvalidDataException"/> when it is not usable.</param>
    public WatchedFile(string name, string path, Func<string, T> read, TimeProvider time, ILogger log)
    {
        (_name, _path, _read, _time, _log) = (name, path, read, time, log);
        _lookedAt = time.GetTimestamp();
        _content = Read(Stamp());
    }

    /// <summary>The content and the version that facts name: 12 digits of the file's SHA-256.</summary>
    public (T Value, DataVersion Version) Current
    {
        get
        {
            if (_time.GetElapsedTime(Interlocked.Read(ref _lookedAt)) >= LookEvery)
            {
                Look();
            }

            var content = _content;
            return (content.Value, content.Version);
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _lookedAt, _time.GetTimestamp());
            var stamp = Stamp();
            if (stamp == _content.Stamp)
            {
                return;
            }

            try
            {
                _content = Read(stamp);
                Replaced(_log, _name, _content.Version.Version);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                // Asked about once: the stamp of the bad file is remembered beside the good content.
                _content = _content with { Stamp = stamp };
                NotReplaced(_log, _name, error.GetType().Name);
            }
        }
    }

    private Content Read((long Ticks, long Bytes) stamp)
    {
        var value = _read(_path);
        using var stream = File.OpenRead(_path);
        var version = Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
        return new(value, new(_name, version), stamp);
    }

    private (long Ticks, long Bytes) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc.Ticks, file.Length) : (0, 0);
    }

    private sealed record Content(T Value, DataVersion Version, (long Ticks, long Bytes) Stamp);

    [LoggerMessage(3001, LogLevel.Information, "The file {Name} was replaced and is in use as {Version}.")]
    private static partial void Replaced(ILogger log, string name, string version);

    [LoggerMessage(3002, LogLevel.Warning, "The file {Name} was replaced by a bad one ({Error}); the last stays.")]
    private static partial void NotReplaced(ILogger log, string name, string error);
}
