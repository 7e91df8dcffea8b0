using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Bonafide.Contracts;

namespace Bonafide.Server.Cli;

/// <summary>Uploads a folder as a batch with OpenSSH's own <c>sftp</c>, as a customer would.</summary>
internal static class SftpUpload
{
    /// <summary>Uploads into a new UUID folder, then <c>DONE</c>.</summary>
    /// <returns>The request reference.</returns>
    /// <exception cref="IOException">sftp is missing or said no.</exception>
    public static async Task<Guid> RunAsync(SftpReply sftp, string keyFile, string folder)
    {
        var reference = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var work = Directory.CreateTempSubdirectory("bonafide-sftp-").FullName;
        try
        {
            var (done, known) = (Path.Combine(work, "DONE"), Path.Combine(work, "known_hosts"));
            await File.WriteAllTextAsync(done, "");
            await File.WriteAllTextAsync(known, $"[{sftp.Host}]:{sftp.Port} {sftp.HostKey}\n");
            await SftpAsync(
                sftp, keyFile, known,
                $"put -r \"{Path.GetFullPath(folder)}\" {reference}\nput \"{done}\" {reference}/DONE\n");
            return reference;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task SftpAsync(SftpReply sftp, string keyFile, string known, string commands)
    {
        string[] arguments =
        [
            "-q", "-F", "/dev/null", "-i", keyFile, "-P", sftp.Port.ToString(CultureInfo.InvariantCulture),
            "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", $"UserKnownHostsFile={known}",
            "-o", "StrictHostKeyChecking=yes", "-b", "-", $"{sftp.User}@{sftp.Host}",
        ];
        var start = new ProcessStartInfo("sftp", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start) ?? throw new IOException("sftp did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(commands);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new IOException($"sftp ended with status {process.ExitCode}: {(await errors).Trim()}");
            }

            await output;
        }
        catch (Win32Exception)
        {
            throw new IOException("sftp is not installed; it is part of Debian's openssh-client.");
        }
    }
}
