using System.ComponentModel;
using System.Diagnostics;

namespace Bonafide.Batch.Tests.Support;

/// <summary>Runs a real program to its end, with a deadline.</summary>
internal static class Program
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task<(int Status, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, string? input = null, string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end: {await output} {await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }

    public static async Task<string> RunWellAsync(
        string program, IReadOnlyList<string> arguments, string? input = null, string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var (status, output) = await RunAsync(program, arguments, input, folder, environment);
        Assert.True(status == 0, $"{program} ended with {status}: {output}");
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed; ./test installs what tests need.");
        }
    }
}
