using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.OpenSsh;

/// <summary>The clients that Debian packages, each with its own habits, upload one batch to the end.</summary>
public sealed class ClientMatrixTests(SftpServerFixture server) : IClassFixture<SftpServerFixture>
{
    private string Host => $"{server.User}@127.0.0.1";

    [Fact]
    public async Task Takes_OpenSshSftp()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("sftp"));
        await Program.RunWellAsync("sftp", [.. server.SshOptions, "-P", server.Port, "-b", "-", Host],
            $"""
            put -r {local} {batch}
            put {server.EmptyFile} {batch}/DONE
            ls -l {batch}
            df {batch}
            """);
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_OpenSshScp()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("scp"));
        await Program.RunWellAsync("scp", [.. server.SshOptions, "-P", server.Port, "-r", local, $"{Host}:{batch}"]);
        await Program.RunWellAsync(
            "scp", [.. server.SshOptions, "-P", server.Port, server.EmptyFile, $"{Host}:{batch}/DONE"]);
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Lftp()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("lftp"));
        var connect = $"ssh -a -x {string.Join(' ', server.SshOptions)}";
        await Program.RunWellAsync("lftp",
        [
            "-c",
            $"set sftp:connect-program \"{connect}\"; set net:max-retries 1; open -u {server.User}, -p {server.Port} "
            + $"sftp://127.0.0.1 && mirror -R --parallel=2 {local} {batch} && put {server.EmptyFile} -o {batch}/DONE",
        ]);
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Curl()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("curl"));
        await server.NewKeyAsync(Keys.SshKeyKind.Ed25519);
        foreach (var (file, name) in new[]
        {
            (Path.Combine(local, "input.csv"), "input.csv"),
            (Path.Combine(local, "images", "front é.jpg"), "images/front%20%C3%A9.jpg"),
            (server.EmptyFile, "DONE"),
        })
        {
            await Program.RunWellAsync("curl",
            [
                "-sS", "--insecure", "--key", server.KeyFile, "--pubkey", await PublicKeyFileAsync(), "-u",
                $"{server.User}:", "--ftp-create-dirs", "-T", file, $"sftp://127.0.0.1:{server.Port}/{batch}/{name}",
            ]);
        }

        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Psftp()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("psftp"));
        await server.NewKeyAsync(Keys.SshKeyKind.Rsa3072);
        var ppk = server["key.ppk"];
        File.Delete(ppk);
        await Program.RunWellAsync("puttygen", [server.KeyFile, "-O", "private", "-o", ppk]);
        var commands = server["psftp.txt"];
        await File.WriteAllTextAsync(commands,
            $"put -r {local} {batch}\nput {server.EmptyFile} {batch}/DONE\nls {batch}\nquit\n");
        await Program.RunWellAsync("psftp",
        [
            "-batch", "-hostkey", await FingerprintAsync(), "-i", ppk, "-P", server.Port, "-b", commands, Host,
        ], environment: new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Rclone()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("rclone"));
        string[] remote =
        [
            "--config", "/dev/null", "--sftp-host", "127.0.0.1", "--sftp-port", server.Port, "--sftp-user", server.User,
            "--sftp-key-file", server.KeyFile, "--retries", "1", "--low-level-retries", "1",
        ];
        await Program.RunWellAsync("rclone", ["copy", .. remote, local, $":sftp:{batch}"]);
        await Program.RunWellAsync("rclone", ["copy", .. remote, server.EmptyFile, $":sftp:{batch}"]);
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Paramiko()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("paramiko"));
        await Program.RunWellAsync("/usr/bin/python3", [Script("upload.py"), .. Target(local, batch)]);
        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_Ssh2ForNode()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("ssh2"));
        if (!Directory.Exists(Script("node_modules")))
        {
            await Program.RunWellAsync("npm", ["ci", "--ignore-scripts", "--no-audit"], folder: Script(""));
        }

        await Program.RunWellAsync("node", [Script("upload.cjs"), .. Target(local, batch)]);
        server.AssertUploaded(batch);
    }

    [FuseFact]
    public async Task Takes_Sshfs()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("sshfs"));
        var mount = Directory.CreateDirectory(server["mount"]).FullName;
        await Program.RunWellAsync("sshfs",
        [
            $"{Host}:/", mount, "-p", server.Port, "-F", "/dev/null", "-o", $"IdentityFile={server.KeyFile}",
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        ]);
        try
        {
            await Program.RunWellAsync("cp", ["-r", local, Path.Combine(mount, batch)]);
            await Program.RunWellAsync("touch", [Path.Combine(mount, batch, "DONE")]);
            await Program.RunWellAsync("ls", ["-lR", mount]);
        }
        finally
        {
            await Program.RunWellAsync("fusermount3", ["-u", mount]);
        }

        server.AssertUploaded(batch);
    }

    [Fact]
    public async Task Takes_WinScpsTemporaryNames()
    {
        var (batch, local) = (server.NewBatch(), server.LocalBatch("winscp"));
        await Program.RunWellAsync("sftp", [.. server.SshOptions, "-P", server.Port, "-b", "-", Host],
            $"""
            mkdir {batch}
            mkdir {batch}/images
            put {local}/input.csv {batch}/input.csv.filepart
            rename {batch}/input.csv.filepart {batch}/input.csv
            put "{local}/images/front é.jpg" "{batch}/images/front é.jpg.filepart"
            rename "{batch}/images/front é.jpg.filepart" "{batch}/images/front é.jpg"
            put {server.EmptyFile} {batch}/DONE.filepart
            rename {batch}/DONE.filepart {batch}/DONE
            """);
        server.AssertUploaded(batch);
    }

    private static string Script(string name) =>
        Path.Combine(Repository.Root, "tests", "sftp-clients", name);

    private string[] Target(string local, string batch) =>
        ["127.0.0.1", server.Port, server.User, server.KeyFile, local, batch];

    private async Task<string> PublicKeyFileAsync()
    {
        var file = server["key.pub"];
        await File.WriteAllTextAsync(file, server.Key.PublicKey + "\n");
        return file;
    }

    private async Task<string> FingerprintAsync()
    {
        var output = await Program.RunWellAsync("ssh-keygen", ["-lf", server["host_key"]]);
        return output.Split(' ')[1];
    }
}
