using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bonafide.Client;
using Bonafide.Server.Hosting;

namespace Bonafide.Server.Tests.Support;

/// <summary>A real <c>bonafide serve --sandbox</c> in a process of its own, which a test may kill.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines;

    private ServerProcess(Process process, SandboxAccess access, ConcurrentQueue<string> lines)
    {
        _process = process;
        _lines = lines;
        Access = access;
    }

    public int Id => _process.Id;

    public SandboxAccess Access { get; }

    /// <summary>All that it printed, on either stream.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts it over a data folder and waits until it says that it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(
        string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                typeof(BonafideHost).Assembly.Location, "serve", "--sandbox", "--port", "0", "--data", folder,
            },
        };
        // A sandbox starts sshd too; what does not ask for it is spared that.
        start.Environment["BONAFIDE_Sftp__Enabled"] = "false";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var lines = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        DataReceivedEventHandler read = (_, line) =>
        {
            if (line.Data is { } text)
            {
                lines.Enqueue(text);
                if (text.Contains("--help", StringComparison.Ordinal))
                {
                    ready.TrySetResult();
                }
            }
        };
        process.OutputDataReceived += read;
        process.ErrorDataReceived += read;
        process.Exited += (_, _) => ready.TrySetException(
            new InvalidOperationException("The server ended: " + string.Join('\n', lines)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        return new(process, SandboxAccess.Read(folder)!, lines);
    }

    /// <summary>A client of the sandbox; new connections each, since the server before may be gone.</summary>
    public BonafideClient Client(HttpClient http) => new(http, Access.ToClientOptions("proof"));

    /// <summary>SIGKILL: nothing is flushed, closed or said.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
