using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>What the network says of the elements together; null where an element was not given.</summary>
internal sealed record Links(
    string? EmailToName, string? PhoneToName, string? AddressToName, string? PhoneToAddress, double NetworkScore,
    double IpRiskScore)
{
    public static Links Of(
        GlobalIdentityCheckRequest request, double networkScore, GlobalIdentityCheckOptions options) => new(
        ToName(request.Network, SubjectElement.Email),
        ToName(request.Network, SubjectElement.PhoneNumber),
        ToName(request.Network, SubjectElement.Address),
        PhoneMatch.ToAddress(request.Phone, request.Network, request.Address),
        networkScore,
        request.Ip is { } ip
            ? IpRisk.Score(ip, request.Network.Find(SubjectElement.IpAddress)?.Sightings, options)
            : 0);

    /// <summary>
    /// Seen with this name: match; with other names only: no-match; never with any: not-found (seed).
    /// </summary>
    private static string? ToName(IdentityNetworkFacts network, string path) =>
        network.Link(path, SubjectElement.PersonName) is not { } link ? null
        : link.FirstSeen is not null ? "match"
        : link.Others > 0 ? "no-match"
        : "not-found";
}
