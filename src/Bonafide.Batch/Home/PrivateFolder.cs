namespace Bonafide.Batch.Home;

/// <summary>Folders and files that only their own user can reach.</summary>
internal static class PrivateFolder
{
    public static void Create(string path)
    {
        Directory.CreateDirectory(path);
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>0600 for a file or a socket that exists.</summary>
    public static void Narrow(string path) => SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>0500: only its own user can run it, and nobody changes it.</summary>
    public static void AllowRun(string path) => SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("SFTP uploads need Unix permissions.");
        }

        File.SetUnixFileMode(path, mode);
    }
}
