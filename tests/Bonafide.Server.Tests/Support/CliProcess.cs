using System.Diagnostics;
using Bonafide.Server.Hosting;

namespace Bonafide.Server.Tests.Support;

/// <summary>A verb of <c>bonafide</c> in a process of its own, with what it printed.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private CliProcess(Process process) => _process = process;

    /// <summary>Starts it as on a terminal that knows neither bold nor colours.</summary>
    public static CliProcess Start(params string[] words) => new(Process.Start(
        new ProcessStartInfo("dotnet", [typeof(BonafideHost).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TERM"] = "dumb" },
        })!);

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code and both streams, the errors last.</returns>
    public static async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        using var process = Start(words);
        return await process.EndAsync();
    }

    /// <summary>The next line of its output.</summary>
    public async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
        ?? throw new InvalidOperationException("It ended: " + await _process.StandardError.ReadToEndAsync());

    public async Task<(int Code, string Output)> EndAsync()
    {
        var (output, errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, await output + await errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
