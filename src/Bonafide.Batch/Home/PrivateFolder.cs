namespace Bonafide.Batch.Home;

/// <summary>A folder that only the server's own user can enter.</summary>
internal static class PrivateFolder
{
    public static void Create(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("SFTP uploads need Linux.");
        }

        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
