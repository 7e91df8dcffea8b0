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
            return (await File.ReadAllTextAsync(file, cancel), WithoutComment(publicKey));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Type and base64 of the public key that belongs to a private one.</summary>
    public static async Task<string> PublicHalfAsync(string sshKeygen, string privateKey, CancellationToken cancel) =>
        WithoutComment(await RunAsync(sshKeygen, ["-y", "-f", privateKey], cancel));

    private static string WithoutComment(string publicKey) => string.Join(' ', publicKey.Trim().Split(' ')[..2]);

    private Task<string> RunAsync(string file, SshKeyKind kind, CancellationToken cancel)
    {
        string[] type = kind == SshKeyKind.Ed25519 ? ["-t", "ed25519"] : ["-t", "rsa", "-b", "3072", "-m", "PEM"];
        return RunAsync(sshKeygen, ["-q", "-N", "", "-C", "", "-f", file, .. type], cancel);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new IOException("ssh-keygen did not start.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode == 0
            ? await output
            : throw new IOException($"ssh-keygen ended with status {process.ExitCode}.");
    }
}
