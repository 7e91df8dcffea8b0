using System.Diagnostics;
using System.Globalization;

namespace Bonafide.Bench.Serving;

/// <summary>A real server process: how soon it answers, and what its process tree holds before the first
/// image.</summary>
internal sealed class Readiness : IFigure
{
    private const int Starts = 5;

    public string Name => "ready";

    public string Summary => "bonafide serve --sandbox until the first answered request, and its memory (PSS)";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var times = new List<double>();
        double memory = 0;
        for (var i = 0; i < Starts; i++)
        {
            var folder = Directory.CreateTempSubdirectory("bonafide-bench-").FullName;
            try
            {
                var (seconds, megabytes) = await StartAsync(folder);
                times.Add(seconds);
                memory = Math.Max(memory, megabytes);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        times.Sort();
        return
        [
            new("ready, median of 5 first starts", times[Starts / 2], "s", Bar.AtMost(2)),
            new("ready, slowest", times[^1], "s"),
            new("memory of the process tree, largest", memory, "MB", Bar.AtMost(300)),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[
            typeof(Server.Hosting.BonafideHost).Assembly.Location,
            "serve", "--sandbox", "--port", "0", "--data", folder])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        try
        {
            var origin = await OriginAsync(process);
            using var http = new HttpClient();
            (await http.GetAsync(new Uri(origin))).Dispose();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Task.Delay(TimeSpan.FromSeconds(2));
            return (seconds, Tree(process.Id).Sum(Megabytes));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string> OriginAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                return new Uri(line[at..].Split(' ')[0]).GetLeftPart(UriPartial.Authority);
            }
        }

        throw new InvalidOperationException("The server said no address.");
    }

    private static IEnumerable<int> Tree(int root)
    {
        yield return root;
        var children = File.ReadAllText($"/proc/{root}/task/{root}/children");
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var id in Tree(int.Parse(child, CultureInfo.InvariantCulture)))
            {
                yield return id;
            }
        }
    }

    private static double Megabytes(int process) => File.ReadLines($"/proc/{process}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024)
        .Single();
}
