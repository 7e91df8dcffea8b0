using Bonafide.Core.Sightings;

namespace Bonafide.Core.Facts;

/// <summary>
/// What the tenant's own transactions know of name, address, email, phone and IP address, each alone and with each
/// other. The execution that asks is not among them.
/// </summary>
public sealed record IdentityNetworkFacts
{
    public static readonly FactKind<IdentityNetworkFacts> Kind = new(FactKinds.IdentityNetwork);

    /// <summary>The elements that are looked at.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        SubjectElement.PersonName, SubjectElement.Address, SubjectElement.Email, SubjectElement.PhoneNumber,
        SubjectElement.IpAddress,
    ];

    /// <summary>The pairs whose links are looked for.</summary>
    public static IReadOnlyList<(string Path, string With)> Pairs { get; } =
    [
        (SubjectElement.Email, SubjectElement.PersonName),
        (SubjectElement.PhoneNumber, SubjectElement.PersonName),
        (SubjectElement.Address, SubjectElement.PersonName),
        (SubjectElement.PhoneNumber, SubjectElement.Email),
        (SubjectElement.PhoneNumber, SubjectElement.Address),
    ];

    /// <summary>One entry per element that the subject gave; never seen before reads as zeros.</summary>
    public required IReadOnlyList<ElementHistory> Elements { get; init; }

    /// <summary>One entry per pair of elements that the subject gave both of.</summary>
    public required IReadOnlyList<IdentityLink> Links { get; init; }

    /// <summary>Where a directory places the phone; only a sandbox value knows one.</summary>
    public PhonePlace? PhonePlace { get; init; }

    public ElementHistory? Find(string path) => Elements.FirstOrDefault(element => element.Path == path);

    public IdentityLink? Link(string path, string with) =>
        Links.FirstOrDefault(link => link.Path == path && link.With == with);
}

/// <summary>Two elements in the same earlier transactions, over the latest of the first one's.</summary>
/// <param name="Path">A constant of <see cref="SubjectElement"/>.</param>
/// <param name="With">Another one.</param>
/// <param name="FirstSeen">UTC; null when they were never seen together.</param>
/// <param name="LastSeen">UTC; null when they were never seen together.</param>
/// <param name="Others">Distinct other elements of the second one's kind that were seen with the first.</param>
public sealed record IdentityLink(
    string Path, string With, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen, long Others);

/// <summary>A subscriber's place, as far as it is known.</summary>
/// <param name="State">A code or a name.</param>
public sealed record PhonePlace(string? City, string? State, string? PostalCode);
