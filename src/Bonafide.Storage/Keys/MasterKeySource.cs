using System.Diagnostics;
using System.Security.Cryptography;

namespace Bonafide.Storage.Keys;

/// <summary>Reads the master key at start. Its problems end the start, and never print a part of the key.</summary>
public static class MasterKeySource
{
    private const int MostCharacters = 4_096;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static MasterKey Read(MasterKeyOptions options)
    {
        var content = options switch
        {
            { File: { } file, EnvironmentVariable: null, Command: null } => FromFile(file),
            { File: null, EnvironmentVariable: { } name, Command: null } =>
                Environment.GetEnvironmentVariable(name)
                ?? throw new InvalidOperationException(
                $"The environment variable {name} with the master key is not set."),
            { File: null, EnvironmentVariable: null, Command: { Count: > 0 } command } =>
                FromCommand(command, TimeSpan.FromSeconds(options.CommandTimeoutSeconds)),
            _ => throw new InvalidOperationException(
                "The master key needs a file, an environment variable or a command."),
        };
        return Parse(content);
    }

    internal static MasterKey Parse(string content)
    {
        if (content.Length > MostCharacters)
        {
            throw new InvalidOperationException("What should be the master key is too long.");
        }

        var keys = new List<byte[]>();
        foreach (var line in content.Split('\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var key = new byte[Sealer.KeyBytes + 1];
            if (!Convert.TryFromBase64String(line, key, out var count) || count != Sealer.KeyBytes)
            {
                throw new InvalidOperationException("A line of the master key is not 32 bytes in base64.");
            }

            keys.Add(key[..count]);
        }

        return keys.Count > 0
            ? new MasterKey(keys[0], [.. keys.Skip(1)])
            : throw new InvalidOperationException("The master key is empty.");
    }

    private static string FromFile(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new InvalidOperationException($"The master key file {path} is open to others: chmod 600 it.");
        }

        return File.ReadAllText(path);
    }

    // A temporary name first, so that a crash never leaves half a key under the real one.
    private static void Create(string path)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            using var writer = new StreamWriter(stream);
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealer.KeyBytes)));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
    }

    private static string FromCommand(IReadOnlyList<string> command, TimeSpan timeout)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("The command for the master key did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        if (!output.Wait(timeout) || !process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException("The command for the master key took too long.");
        }

        return process.ExitCode == 0
            ? output.Result
            : throw new InvalidOperationException($"The command for the master key ended with {process.ExitCode}.");
    }
}
