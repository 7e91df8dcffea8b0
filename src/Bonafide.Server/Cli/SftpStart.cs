using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bonafide.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace Bonafide.Server.Cli;

/// <summary>Reads what <c>bonafide serve</c> is told, and decides about SFTP where nothing is said of it.</summary>
internal static class SftpStart
{
    /// <summary>
    /// A sandbox takes uploads by SFTP unless it is told not to: on the usual port, or a free one when that is taken or
    /// the API too takes any. Null after everything that is wrong was printed.
    /// </summary>
    public static (IConfigurationRoot Configuration, ServerOptions Options)? Read(
        LocalInstallation local, ParseResult result, Dictionary<string, string?> given)
    {
        if (local.Read(result, given) is not { } read)
        {
            return null;
        }

        var said = SftpSettings.Read(read.Configuration);
        if (read.Options.Sandbox && said.Enabled is null)
        {
            Choose(read.Configuration, read.Options, said, given);
            read = local.Read(result, given)!.Value;
        }

        var problems = SftpSettings.Read(read.Configuration).Problems(read.Options).ToList();
        if (problems.Count == 0)
        {
            return read;
        }

        LocalInstallation.PrintProblems(problems);
        return null;
    }

    private static void Choose(
        IConfiguration configuration, ServerOptions options, SftpSettings said, Dictionary<string, string?> given)
    {
        var missing = (said with { Enabled = true }).Problems(options).ToList();
        missing.ForEach(one => Console.Error.WriteLine($"SFTP stays off: {one}"));
        given[$"{SftpSettings.Section}:Enabled"] = missing.Count == 0 ? "true" : "false";
        if (configuration[$"{SftpSettings.Section}:Port"] is null)
        {
            var port = options.Port != 0 && IsFree(options.Host, SftpSettings.UsualPort) ? SftpSettings.UsualPort : 0;
            given[$"{SftpSettings.Section}:Port"] = port.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static bool IsFree(string host, int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Parse(host), port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
