using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;

namespace Bonafide.Capabilities.GeoIpVerification;

/// <summary>The input of the judgement; the contract has one label for all that can be missing.</summary>
internal sealed record GeoIpVerificationRequest(GeoIpFacts Address, AddressActivity Activity)
{
    /// <summary>Null when the address, the answer about it or its history is missing.</summary>
    public static GeoIpVerificationRequest? From(CapabilityInput input)
    {
        var read = input.Facts.Read(GeoIpFacts.Kind);
        return read is { IsKnown: true, Value: { Problem: GeoIpProblem.None } address }
            && (address.SandboxActivity ?? ActivityOf(input.Facts)) is { } activity
            ? new(address, activity)
            : null;
    }

    private static AddressActivity? ActivityOf(FactSet facts)
    {
        if (facts.Read(HistoryFacts.Kind).Value?.Find(SubjectElement.IpAddress) is not { } seen)
        {
            return null;
        }

        return new(
            seen.TogetherLast24Hours.GetValueOrDefault(SightingKind.Email),
            seen.TogetherLast24Hours.GetValueOrDefault(SightingKind.Address),
            null,
            seen.RiskyTogether.GetValueOrDefault(SightingKind.Email),
            seen.RiskyTogether.GetValueOrDefault(SightingKind.Device),
            seen.Sightings.HitsLast90Days,
            seen.Sightings.RiskyHitsLast90Days);
    }
}
