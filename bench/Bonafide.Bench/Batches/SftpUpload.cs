using System.Diagnostics;
using System.Globalization;
using Bonafide.Batch.Home;
using Bonafide.Batch.Keys;
using Bonafide.Batch.OpenSsh;
using Bonafide.Batch.Sftp;
using Bonafide.Bench.Serving;
using Bonafide.Core;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bonafide.Bench.Batches;

/// <summary>
/// Uploads over the loopback into our subsystem and into OpenSSH's own <c>internal-sftp</c>: the same sshd, user,
/// cipher, client and disk, in turns, so that only the file protocol differs.
/// </summary>
internal sealed class SftpUpload : IFigure
{
    private const int Files = 2_000;
    private const int FileBytes = 100 * 1024;
    private const int LargeBytes = 256 * 1024 * 1024;

    public string Name => "sftp-upload";

    public string Summary => "uploads of 256 MiB and of 2,000 files of 100 KiB, beside OpenSSH's internal-sftp";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var rounds = arguments.Number("rounds", 3);
        var ssh = Directory.CreateTempSubdirectory("bonafide-bench-").FullName;
        var work = Directory.CreateDirectory(
            Path.Combine(Environment.CurrentDirectory, "artifacts", "bench-uploads")).FullName;
        File.SetUnixFileMode(ssh, File.GetUnixFileMode(ssh) | UnixFileMode.OtherExecute);
        try
        {
            await using var host = await BenchHost.StartAsync();
            await using var sftp = await SftpService.StartAsync(Parts(host, ssh), NullLogger.Instance, default);
            var ours = await OursAsync(host, sftp, ssh);
            var theirs = await TheirsAsync(host, sftp, ssh, work);
            var (large, many) = Make(work);
            return
            [
                .. await CompareAsync("256 MiB", rounds, ours, theirs,
                    (target, name) => $"put {large} {target}/{name}"),
                .. await CompareAsync("2,000 × 100 KiB", rounds, ours, theirs,
                    (target, name) => $"put -r {many} {target}/{name}"),
            ];
        }
        finally
        {
            Directory.Delete(ssh, recursive: true);
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Measured>> CompareAsync(
        string what, int rounds, Target ours, Target theirs, Func<string, string, string> command)
    {
        var times = new List<(double Ours, double Theirs)>();
        for (var round = 0; round <= rounds; round++)
        {
            var name = $"upload-{what.Length}-{round}";
            var our = await BatchBench.SecondsAsync(() => SftpAsync(ours, command(ours.Folder, name)));
            var their = await BatchBench.SecondsAsync(() => SftpAsync(theirs, command(theirs.Folder, name)));
            times.Add((our, their));
        }

        // The first round warms code and disk up.
        times.RemoveAt(0);
        return
        [
            new($"{what}, ours", BatchBench.Median(times.Select(t => t.Ours)), "s"),
            new($"{what}, internal-sftp", BatchBench.Median(times.Select(t => t.Theirs)), "s"),
            new($"{what}, speed ÷ internal-sftp's, median of {rounds}",
                BatchBench.Median(times.Select(t => t.Theirs / t.Ours)), "×", Bar.AtLeast(0.8)),
        ];
    }

    private static SftpParts Parts(BenchHost host, string ssh) => new()
    {
        OpenSsh = new OpenSshOptions
        {
            Port = 0,
            ListenAddress = "127.0.0.1",
            Folder = Path.Combine(ssh, "ssh"),
            HostKeyFile = Path.Combine(ssh, "host_key"),
            Relay = Path.Combine(Packs.Folder, "bin", "sftp-relay"),
        },
        Limits = host.Services.GetRequiredService<SftpLimits>(),
        Keys = host.Services.GetRequiredService<ISshKeyRows>(),
        Homes = host.Services.GetRequiredService<TenantHomes>(),
        Ids = host.Services.GetRequiredService<IIds>(),
        Time = TimeProvider.System,
    };

    private static async Task<Target> OursAsync(BenchHost host, SftpService sftp, string ssh)
    {
        var file = Path.Combine(ssh, "ours.pem");
        var pair = await sftp.Keys.GenerateAsync(
            Actor.System(host.Tenant, "bench"), SshKeyKind.Ed25519, null, default);
        PrivateFiles.Write(file, pair.PrivateKey);
        var target = new Target(file, sftp.Port, host.Tenant.ToString(), Guid.NewGuid().ToString());
        await SftpAsync(target, $"mkdir {target.Folder}");
        return target;
    }

    /// <summary>A second key of the same login, whose forced command is OpenSSH's own server.</summary>
    private static async Task<Target> TheirsAsync(BenchHost host, SftpService sftp, string ssh, string work)
    {
        var file = Path.Combine(ssh, "theirs.pem");
        var (privateKey, publicKey) = await new SshKeyGenerator("/usr/bin/ssh-keygen").GenerateAsync(
            Guid.NewGuid(), SshKeyKind.Ed25519, default);
        PrivateFiles.Write(file, privateKey);
        var target = Directory.CreateDirectory(Path.Combine(work, "theirs")).FullName;
        File.SetUnixFileMode(target, (UnixFileMode)0b111_111_111);
        await File.AppendAllTextAsync(
            Path.Combine(ssh, "ssh", "keys", host.Tenant.ToString()),
            $"restrict,command=\"internal-sftp\" {publicKey}\n");
        return new(file, sftp.Port, host.Tenant.ToString(), target);
    }

    private static (string Large, string Many) Make(string work)
    {
        var bytes = new byte[LargeBytes];
        new Random(4).NextBytes(bytes);
        var large = Path.Combine(work, "large.bin");
        File.WriteAllBytes(large, bytes);
        var many = Directory.CreateDirectory(Path.Combine(work, "many")).FullName;
        foreach (var index in Enumerable.Range(0, Files))
        {
            File.WriteAllBytes(Path.Combine(many, $"{index:0000}.jpg"), bytes[..FileBytes]);
        }

        return (large, many);
    }

    private static async Task SftpAsync(Target target, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sftp",
        [
            "-q", "-F", "/dev/null", "-i", target.Key, "-P", target.Port.ToString(CultureInfo.InvariantCulture),
            "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR", "-b", "-", $"{target.User}@127.0.0.1",
        ])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(command + "\n");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"sftp ended with status {process.ExitCode}.");
        }
    }

    private sealed record Target(string Key, int Port, string User, string Folder);
}
