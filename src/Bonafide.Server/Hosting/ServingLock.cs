namespace Bonafide.Server.Hosting;

/// <summary>One process serves a data folder at a time: two would run each other's work and share one spool.</summary>
internal sealed class ServingLock : IDisposable
{
    private readonly FileStream _file;

    private ServingLock(FileStream file) => _file = file;

    /// <summary>Null when another process serves the folder. The lock ends with the process, however it ends.</summary>
    public static ServingLock? TryTake(string folder)
    {
        try
        {
            return new(new FileStream(
                Path.Combine(folder, "serving.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
