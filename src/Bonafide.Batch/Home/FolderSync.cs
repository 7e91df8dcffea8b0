using System.Runtime.InteropServices;

namespace Bonafide.Batch.Home;

/// <summary>fsync(2) on a folder, without which a new file's name can be lost though its bytes were kept.</summary>
internal static class FolderSync
{
    private const int OpenDirectory = 0x10000;
    private const int CloseOnExec = 0x80000;

    public static void Flush(string folder)
    {
        var descriptor = Open(folder, OpenDirectory | CloseOnExec);
        if (descriptor < 0)
        {
            throw new IOException($"A spool folder cannot be opened ({Marshal.GetLastPInvokeError()}).");
        }

        var result = Fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result != 0)
        {
            throw new IOException($"A spool folder cannot be made durable ({error}).");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
