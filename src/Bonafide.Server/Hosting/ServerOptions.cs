using System.ComponentModel.DataAnnotations;
using System.Net;
using Bonafide.Engine.Addresses;
using Microsoft.Extensions.Configuration;

namespace Bonafide.Server.Hosting;

/// <summary>
/// How the one process is served: section <c>Server</c> of <c>bonafide.json</c>, the environment
/// (<c>BONAFIDE_Server__Port</c>) and the options of <c>bonafide serve</c>, each over the one before.
/// </summary>
internal sealed record ServerOptions
{
    public const string Section = "Server";

    /// <summary>The address to listen on. The loopback unless set; <c>0.0.0.0</c> or <c>::</c> for every one.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>1 to 65,535, or 0 for any that is free.</summary>
    [Range(0, 65_535)]
    public int Port { get; init; } = 8080;

    /// <summary>Serves https: with <see cref="Certificate"/>, or with one of the local CA made at first run.</summary>
    public bool Https { get; init; }

    /// <summary>A PEM file (with <see cref="CertificateKey"/>; the own certificate first, then its issuers) or a
    /// PKCS #12 file (.pfx, .p12) without password.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's private key, PEM; not set when the certificate's file holds it.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Networks (CIDR) or addresses of proxies whose forwarded headers are believed; none unless
    /// set.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>The public origin, such as <c>https://id.example.com</c>; not set: the address listened on.</summary>
    public string? Origin { get; init; }

    /// <summary>Origins that differ from <see cref="Origin"/> (contract 01 §1).</summary>
    public OriginOptions Origins { get; init; } = new();

    /// <summary>
    /// For trying out: makes a sandbox tenant at the first start, and lets callbacks and return URLs be http, local and
    /// private. Never set it where strangers can register.
    /// </summary>
    public bool Sandbox { get; init; }

    /// <summary>Refuses requests without a User-Agent (contract 01 §4).</summary>
    public bool RequireUserAgent { get; init; } = true;

    /// <summary>A line per request for the developer log, kept per tenant.</summary>
    public bool LogRequests { get; init; } = true;

    /// <summary>An Npgsql connection string puts PostgreSQL in the place of SQLite; not set: SQLite.</summary>
    public string? PostgreSql { get; init; }

    public static ServerOptions Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<ServerOptions>() ?? new();

    /// <summary>What is wrong beyond the ranges of single settings, a sentence each.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!IPAddress.TryParse(Host, out _))
        {
            problems.Add("Server:Host must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
        }

        problems.AddRange(TrustedProxies.Where(text => Network(text) is null)
            .Select(text => $"Server:TrustedProxies: '{text}' is no address and no network such as 10.0.0.0/8."));
        foreach (var (name, path) in new[] { ("Certificate", Certificate), ("CertificateKey", CertificateKey) })
        {
            if (path is not null && !File.Exists(path))
            {
                problems.Add($"Server:{name}: there is no such file.");
            }
        }

        if (CertificateKey is not null && Certificate is null)
        {
            problems.Add("Server:CertificateKey is of no use without Server:Certificate.");
        }

        problems.AddRange(Origins.All(Origin).Where(one => !IsOrigin(one.Value))
            .Select(one => $"Server:{one.Name} must be an origin such as https://id.example.com."));
        return problems;
    }

    /// <summary>The base URLs of every href, once it is known where the process listens.</summary>
    public ServiceAddresses Addresses(string listening)
    {
        var origin = Origin ?? listening;
        return new()
        {
            Account = Origins.Account ?? origin,
            Api = Origins.Api ?? origin,
            Retrieval = Origins.Retrieval ?? origin,
            Auth = Origins.Auth ?? origin,
            Web = Origins.Web ?? origin,
        };
    }

    public IReadOnlyList<IPNetwork> Proxies() => [.. TrustedProxies.Select(text => Network(text)!.Value)];

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : null;

    private static bool IsOrigin(string? text) =>
        text is null
        || (Uri.TryCreate(text.Replace("{prefix}", "prefix", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http"
            && uri.AbsolutePath == "/"
            && uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length == 0);
}

/// <summary>One origin per service where they differ; a member that is not set takes the common one.</summary>
internal sealed record OriginOptions
{
    public string? Account { get; init; }

    public string? Api { get; init; }

    public string? Retrieval { get; init; }

    public string? Auth { get; init; }

    /// <summary>Of the web client; <c>{prefix}</c> stands for the tenant's domain prefix.</summary>
    public string? Web { get; init; }

    public IEnumerable<(string Name, string? Value)> All(string? origin) =>
    [
        ("Origin", origin), ("Origins:Account", Account), ("Origins:Api", Api), ("Origins:Retrieval", Retrieval),
        ("Origins:Auth", Auth), ("Origins:Web", Web),
    ];
}
