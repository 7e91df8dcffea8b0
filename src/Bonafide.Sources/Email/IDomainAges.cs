namespace Bonafide.Sources.Email;

/// <summary>Tells when a domain was registered.</summary>
internal interface IDomainAges
{
    /// <summary>UTC; null when it is not known. Never throws for what the network does.</summary>
    Task<DateTimeOffset?> CreatedAtAsync(string registrableDomain, CancellationToken cancellationToken);
}
