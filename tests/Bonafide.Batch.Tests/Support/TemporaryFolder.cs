namespace Bonafide.Batch.Tests.Support;

/// <summary>A folder of its own for one test. Open to others above it, since sshd runs as another user.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int _count;

    public TemporaryFolder()
    {
        var name = $"bonafide-batch-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), name);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
