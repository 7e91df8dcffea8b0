using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>What the network says of the elements together; null where an element was not given.</summary>
internal sealed record Links(
    NameLink? EmailToName, NameLink? PhoneToName, NameLink? AddressToName, string? PhoneToAddress, double NetworkScore,
    double IpRiskScore)
{
    public static Links Of(
        GlobalIdentityCheckRequest request, double networkScore, GlobalIdentityCheckOptions options) => new(
        ToName(request.Network, SubjectElement.Email, options),
        ToName(request.Network, SubjectElement.PhoneNumber, options),
        ToName(request.Network, SubjectElement.Address, options),
        PhoneMatch.ToAddress(request.Phone, request.Network, request.Address),
        networkScore,
        request.Ip is { } ip
            ? IpRisk.Score(ip, request.Network.Find(SubjectElement.IpAddress)?.Sightings, options)
            : 0);

    /// <summary>
    /// Seen with this name: match; with other names only: no-match; never with any: not-found (seed).
    /// </summary>
    private static NameLink? ToName(IdentityNetworkFacts network, string path, GlobalIdentityCheckOptions options) =>
        network.Link(path, SubjectElement.PersonName) is not { } link ? null
        : link.FirstSeen is not null ? new("match", link.Others >= options.VolatileFrom)
        : new(link.Others > 0 ? "no-match" : "not-found", false);
}

/// <summary>Whether an element belongs to the name.</summary>
/// <param name="Value">The word on the wire.</param>
/// <param name="IsOneOfMany">It matches, and so do so many others that this says nothing.</param>
internal sealed record NameLink(string Value, bool IsOneOfMany);
