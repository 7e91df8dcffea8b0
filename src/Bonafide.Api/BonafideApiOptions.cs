using System.Net;
using Bonafide.Engine.Addresses;

namespace Bonafide.Api;

/// <summary>How the API is served. Each member says what it means not to set it.</summary>
public sealed record BonafideApiOptions
{
    /// <summary>The base URLs of every href.</summary>
    public required ServiceAddresses Addresses { get; init; }

    /// <summary>Refuses requests without a User-Agent (contract 01 §4); on unless switched off.</summary>
    public bool RequireUserAgent { get; init; } = true;

    /// <summary>Allows http, ports and localhost in callback and return URLs, for development; off unless
    /// set.</summary>
    public bool AllowLocalUrls { get; init; }

    /// <summary>Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none unless listed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Keeps a line per request for the developer log; on unless switched off.</summary>
    public bool LogRequests { get; init; } = true;

    /// <summary>File uploads that are in memory at once, 1 to 1,000; others wait. Each holds up to 15 MB.</summary>
    public int MostParallelUploads { get; init; } = 16;

    /// <summary>Folder with the browsable documentation's static files; null serves none.</summary>
    public string? DocsFolder { get; init; }
}
