using System.Net;

namespace Bonafide.Sources.Email.Dns;

/// <summary>Finds the recursive resolvers: configured ones, else the machine's (resolv.conf(5)).</summary>
internal static class DnsServers
{
    private const int Port = 53;
    private const int MostLines = 200;
    private const string MachineFile = "/etc/resolv.conf";

    /// <exception cref="FormatException">A configured server is no address.</exception>
    public static IReadOnlyList<IPEndPoint> From(DnsOptions options)
    {
        if (!options.Enabled)
        {
            return [];
        }

        return options.Servers.Count > 0
            ? [.. options.Servers.Select(Configured)]
            : File.Exists(MachineFile) ? OfMachine(File.ReadLines(MachineFile)) : [];
    }

    internal static IReadOnlyList<IPEndPoint> OfMachine(IEnumerable<string> lines) =>
        [.. lines.Take(MostLines).Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", _, ..] && IPAddress.TryParse(words[1], out _))
            .Select(words => new IPEndPoint(IPAddress.Parse(words[1]), Port))];

    private static IPEndPoint Configured(string text)
    {
        var server = IPEndPoint.TryParse(text, out var parsed)
            ? parsed
            : throw new FormatException("Sources:Dns:Servers holds something that is no IP address.");
        return server.Port == 0 ? new IPEndPoint(server.Address, Port) : server;
    }
}
