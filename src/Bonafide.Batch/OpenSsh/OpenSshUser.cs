using System.Runtime.InteropServices;

namespace Bonafide.Batch.OpenSsh;

/// <summary>
/// The user that sshd and the relays run as: the server's own, or, when that is root, an unprivileged number without
/// a name, to which the files that they need are given.
/// </summary>
internal sealed class OpenSshUser(int unprivileged)
{
    private readonly bool _isRoot = EffectiveUser() == 0;

    public uint Id => _isRoot ? (uint)unprivileged : EffectiveUser();

    public uint Group => _isRoot ? (uint)unprivileged : EffectiveGroup();

    /// <summary>What goes before sshd's own command line; <c>setpriv</c> is part of Debian's util-linux.</summary>
    public IReadOnlyList<string> Prefix => _isRoot
        ? ["setpriv", $"--reuid={Id}", $"--regid={Group}", "--clear-groups", "--no-new-privs", "--"]
        : [];

    public void Own(string path)
    {
        if (_isRoot && Chown(path, Id, Group) != 0)
        {
            throw new IOException($"A file for sshd cannot be given to it ({Marshal.GetLastPInvokeError()}).");
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveGroup();

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
