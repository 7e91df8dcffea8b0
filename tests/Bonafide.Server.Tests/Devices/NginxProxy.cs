using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// Debian's nginx as an integrator's site: one page, and a location that passes the collector's requests on. It runs in
/// the foreground from a folder of its own, on a free port of the loopback, and ends with the test.
/// </summary>
internal sealed partial class NginxProxy : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private const int MostStarts = 5;

    private readonly Process _process;
    private readonly string _folder;

    private NginxProxy(Process process, string folder, string origin)
    {
        (_process, _folder, Origin) = (process, folder, origin);
    }

    public string Origin { get; }

    /// <summary>Requests as nginx logged them: path and status.</summary>
    public string[] Requests => File.ReadAllLines(Path.Combine(_folder, "requests.log"));

    /// <summary>The location block that the collector's guide prints.</summary>
    public static string GuidesLocation(string api)
    {
        var guide = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "device-collector.md"));
        var block = NginxBlock().Match(guide).Groups["block"].Value;
        Assert.Contains("https://api.example.com", block, StringComparison.Ordinal);
        return block.Replace("https://api.example.com", api, StringComparison.Ordinal);
    }

    /// <param name="location">Goes into the server section as it stands.</param>
    public static async Task<NginxProxy> StartAsync(string page, string location)
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-nginx-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "html"));
        await File.WriteAllTextAsync(Path.Combine(folder, "html", "index.html"), page);
        for (var start = 1; ; start++)
        {
            var port = FreePort();
            await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Configuration(port, location));
            var process = Process.Start(new ProcessStartInfo(Program)
            {
                ArgumentList = { "-p", folder, "-c", "nginx.conf", "-e", "error.log" },
            })!;
            if (await AnswersAsync(process, port))
            {
                return new(process, folder, $"http://127.0.0.1:{port}");
            }

            process.Dispose();
            if (start == MostStarts)
            {
                throw new InvalidOperationException(await File.ReadAllTextAsync(Path.Combine(folder, "error.log")));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>In the foreground, as one process of whoever runs the test, writing into its folder alone.</summary>
    private static string Configuration(int port, string location) =>
        $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        events { }
        http {
          types { text/html html; }
          log_format short '$request_uri $status';
          access_log requests.log short;
          client_body_temp_path temp;
          proxy_temp_path temp;
          fastcgi_temp_path temp;
          uwsgi_temp_path temp;
          scgi_temp_path temp;
          server {
            listen 127.0.0.1:{{port}};
            root html;
            {{location}}
          }
        }
        """;

    /// <summary>False when it ended, as it does when another process took the port.</summary>
    private static async Task<bool> AnswersAsync(Process process, int port)
    {
        while (!process.HasExited)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```nginx\n(?<block>.*?)```", RegexOptions.Singleline)]
    private static partial Regex NginxBlock();
}
