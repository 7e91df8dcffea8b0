using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bonafide.Batch;
using Bonafide.Engine.Tokens;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide serve</c>: the one process.</summary>
internal static class ServeVerb
{
    public static Command Build()
    {
        var local = new LocalInstallation();
        var host = new Option<string?>("--host") { Description = "Address to listen on. Default: 127.0.0.1." };
        var port = new Option<int?>("--port") { Description = "Port to listen on. Default: 8080." };
        var https = new Option<bool>("--https")
        {
            Description = "Serves https with --certificate, or with a local CA made at first run.",
        };
        var certificate = new Option<string?>("--certificate") { Description = "Certificate: PEM or PKCS #12." };
        var key = new Option<string?>("--certificate-key") { Description = "Its private key, PEM." };
        var proxies = new Option<string[]>("--trusted-proxy")
        {
            Description = "Address or network whose forwarded headers are believed; can be repeated.",
        };
        var origin = new Option<string?>("--origin") { Description = "Public origin, such as https://id.example.com." };
        var sandbox = new Option<bool>("--sandbox")
        {
            Description = "For trying out: makes a sandbox tenant and allows local callbacks.",
        };
        var sftpPort = new Option<int?>("--sftp-port")
        {
            Description = "Takes uploads by SFTP on this port, or on a free one with 0. A sandbox does by itself.",
        };
        var command = new Command("serve", "Starts Bonafide: API, engine and callbacks in one process.")
        {
            host, port, https, certificate, key, proxies, origin, sandbox, sftpPort,
        };
        local.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var given = new Dictionary<string, string?>();
            Give(given, "Host", result.GetValue(host));
            Give(given, "Port", result.GetValue(port)?.ToString(null, null));
            Give(given, "Https", result.GetValue(https) ? "true" : null);
            Give(given, "Certificate", result.GetValue(certificate));
            Give(given, "CertificateKey", result.GetValue(key));
            Give(given, "Origin", result.GetValue(origin));
            Give(given, "Sandbox", result.GetValue(sandbox) ? "true" : null);
            if (result.GetValue(sftpPort) is { } uploads)
            {
                given[$"{SftpSettings.Section}:Enabled"] = "true";
                given[$"{SftpSettings.Section}:Port"] = uploads.ToString(CultureInfo.InvariantCulture);
            }

            foreach (var (index, proxy) in (result.GetValue(proxies) ?? []).Index())
            {
                Give(given, $"TrustedProxies:{index}", proxy);
            }

            return SftpStart.Read(local, result, given) is { } read
                ? await ServeAsync(local.Folder(result), read.Configuration, read.Options, cancellationToken)
                : 2;
        });
        return command;
    }

    private static void Give(Dictionary<string, string?> given, string name, string? value)
    {
        if (value is not null)
        {
            given[$"{ServerOptions.Section}:{name}"] = value;
        }
    }

    private static async Task<int> ServeAsync(
        string folder,
        Microsoft.Extensions.Configuration.IConfiguration configuration,
        ServerOptions options,
        CancellationToken cancellationToken)
    {
        // What ./run installed and built before belongs to the same process, and is no time of starting.
        var began = TimeProvider.System.GetTimestamp();
        PrivateFiles.MakeFolder(folder);
        using var serving = ServingLock.TryTake(folder);
        if (serving is null)
        {
            await Console.Error.WriteLineAsync($"Another process serves {folder} already.");
            return 1;
        }

        try
        {
            await using var app = BonafideHost.Build(folder, configuration, WithPort(options));
            var origin = await BonafideHost.StartAsync(app, cancellationToken);
            var access = options.Sandbox
                ? await SandboxSetup.EnsureAsync(app.Services, folder, options.Origin ?? origin, cancellationToken)
                : null;
            Banner.Print(
                options.Origin ?? origin, folder, access, await SftpAsync(app.Services, access),
                TimeProvider.System.GetElapsedTime(began));
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            LocalInstallation.PrintProblems(wrong.Failures);
            return 2;
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"Port {options.Port} is taken. Stop what listens there, or give another with --port.");
            return 1;
        }
    }

    /// <summary>Hrefs name the port, so a free one is chosen before anything is composed.</summary>
    internal static ServerOptions WithPort(ServerOptions options)
    {
        if (options.Port != 0)
        {
            return options;
        }

        using var probe = new TcpListener(IPAddress.Parse(options.Host), 0);
        probe.Start();
        return options with { Port = ((IPEndPoint)probe.LocalEndpoint).Port };
    }

    /// <summary>Host, port and user of the sandbox; the user alone is missing where there is none.</summary>
    internal static async Task<(string Host, int Port, string? User)?> SftpAsync(
        IServiceProvider services, SandboxAccess? access)
    {
        if (services.SftpAddress() is not var (host, port))
        {
            return null;
        }

        var client = access is null
            ? null
            : await services.GetRequiredService<ClientDirectory>().FindAsync(access.ClientId, CancellationToken.None);
        return (host, port, client?.Tenant.ToString());
    }
}
