using System.ComponentModel.DataAnnotations;

namespace Bonafide.Sources.Email;

/// <summary>
/// Whether and where the age of a domain is asked for (RFC 9082 §3.1.3). Bound to <c>Sources:Rdap</c>.
/// </summary>
public sealed record RdapOptions
{
    /// <summary>
    /// Base of an RDAP service that answers for every top level, ending in a slash; the domain is told to it. Not set:
    /// nobody is asked, and the age is not known.
    /// </summary>
    [Url]
    public string? BaseUrl { get; init; }

    /// <summary>
    /// Milliseconds for the whole answer, redirections included; registries take up to a second each.
    /// </summary>
    [Range(100, 15_000)]
    public int TimeoutMs { get; init; } = 4_000;

    /// <summary>Domains whose age is remembered; an age never changes.</summary>
    [Range(1, 1_000_000)]
    public int CacheEntries { get; init; } = 20_000;
}
