using System.Diagnostics;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Keys;

/// <summary>
/// Runs ssh-keygen in a folder of its own, kept in memory where the system has such a place, and removes the folder
/// before it returns, so that the private key is on no disk of ours.
/// </summary>
internal sealed class SshKeyGenerator(string sshKeygen)
{
    private const string MemoryFolder = "/dev/shm";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<(string PrivateKey, string PublicKey)> GenerateAsync(
        Guid name, SshKeyKind kind, CancellationToken cancel)
    {
        var parent = Directory.Exists(MemoryFolder) ? MemoryFolder : Path.GetTempPath();
        var folder = Path.Combine(parent, $"bonafide-keygen-{name:N}");
        PrivateFolder.Create(folder);
        try
        {
            var file = Path.Combine(folder, "key");
            await RunAsync(file, kind, cancel);
            var publicKey = await File.ReadAllTextAsync(file + ".pub", cancel);
            return (await File.ReadAllTextAsync(file, cancel), string.Join(' ', publicKey.Trim().Split(' ')[..2]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(string file, SshKeyKind kind, CancellationToken cancel)
    {
        string[] type = kind == SshKeyKind.Ed25519 ? ["-t", "ed25519"] : ["-t", "rsa", "-b", "3072", "-m", "PEM"];
        var start = new ProcessStartInfo(sshKeygen, ["-q", "-N", "", "-C", "", "-f", file, .. type])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new IOException("ssh-keygen did not start.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Patience);
        await process.WaitForExitAsync(deadline.Token);
        if (process.ExitCode != 0)
        {
            throw new IOException($"ssh-keygen ended with status {process.ExitCode}.");
        }
    }
}
