using System.ComponentModel.DataAnnotations;

namespace Bonafide.Sources.Email.Dns;

/// <summary>How mail domains are looked up. Bound to <c>Sources:Dns</c>.</summary>
public sealed record DnsOptions
{
    /// <summary>Off: the network is never asked and every mail domain is unknown.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Addresses of recursive resolvers, with an optional port; empty takes those of /etc/resolv.conf.
    /// </summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>
    /// Milliseconds for one attempt at one server. Most answers come within 200; RFC 1035 §4.2.1 hints 2,000.
    /// </summary>
    [Range(50, 10_000)]
    public int AttemptTimeoutMs { get; init; } = 1_000;

    /// <summary>Attempts in all, going round the servers.</summary>
    [Range(1, 10)]
    public int Attempts { get; init; } = 3;

    /// <summary>Domains whose answer is remembered; some 200 bytes each.</summary>
    [Range(0, 1_000_000)]
    public int CacheEntries { get; init; } = 50_000;

    /// <summary>Seconds for which an answer is remembered at most, whatever time to live it claims.</summary>
    [Range(0, 86_400)]
    public int CacheMaxSeconds { get; init; } = 3_600;
}
