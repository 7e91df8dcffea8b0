using System.Text;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.OpenSsh;

/// <summary>The private folder of sshd: where things lie, and how a file gets there whole.</summary>
internal sealed class OpenSshFolder
{
    /// <summary>sun_path of sockaddr_un holds 108 bytes with its final NUL.</summary>
    private const int SocketPathBytes = 107;
    private readonly OpenSshUser _user;

    public OpenSshFolder(OpenSshOptions options, OpenSshUser user)
    {
        _user = user;
        Root = Path.GetFullPath(options.Folder);
        if (Encoding.UTF8.GetByteCount(Socket) > SocketPathBytes)
        {
            throw new InvalidOperationException("The SFTP folder's path is too long for a Unix socket.");
        }

        foreach (var folder in (string[])[Root, Keys])
        {
            PrivateFolder.Create(folder);
            user.Own(folder);
        }
    }

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys");

    public string Socket => Path.Combine(Root, "sftp.sock");

    public string Configuration => Path.Combine(Root, "sshd_config");

    public string HostKey => Path.Combine(Root, "host_ed25519");

    /// <summary>The relay's copy: sshd's user may not get through to where the program lies.</summary>
    public string Relay => Path.Combine(Root, "sftp-relay");

    public string Passwd => Path.Combine(Root, "passwd");

    public string Group => Path.Combine(Root, "group");

    /// <summary>Writes beside and renames, so that sshd never reads half a file.</summary>
    public void Write(string path, string text)
    {
        var beside = path + ".new";
        File.WriteAllText(beside, text);
        PrivateFolder.Narrow(beside);
        _user.Own(beside);
        File.Move(beside, path, overwrite: true);
    }

    public void Own(string path) => _user.Own(path);

    /// <summary>Copies a program beside and renames; a running one stays as it is.</summary>
    public void WriteProgram(string source, string path)
    {
        var beside = path + ".new";
        File.Copy(source, beside, overwrite: true);
        PrivateFolder.AllowRun(beside);
        _user.Own(beside);
        File.Move(beside, path, overwrite: true);
    }
}
