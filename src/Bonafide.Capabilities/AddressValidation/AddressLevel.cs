using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>How far an address is verified; the numbers are the AV levels.</summary>
internal enum AddressLevel
{
    None = 0,
    AdministrativeArea = 1,
    Locality = 2,
    Thoroughfare = 3,
    Premise = 4,
    DeliveryPoint = 5,
}

/// <summary>Reads the level from the parts; each level needs the one before it.</summary>
internal static class AddressLevels
{
    private static bool Contradicts(AddressFacts facts) =>
        new[] { facts.Subdivision, facts.Locality, facts.PostalCode }.Any(part => part.State == PartState.Contradicts);

    /// <summary>Whether the reference data speak against the address.</summary>
    private static bool Refuted(AddressFacts facts) => Contradicts(facts)
        || facts.PostalCode.State is PartState.NotFound or PartState.Malformed
        || (facts.UsesSubdivision && !facts.Subdivision.IsFound);

    public static AddressLevel Of(AddressFacts facts)
    {
        if (Refuted(facts) || !facts.Locality.IsFound)
        {
            return facts.Subdivision.IsFound ? AddressLevel.AdministrativeArea : AddressLevel.None;
        }

        return !facts.Thoroughfare.IsFound ? AddressLevel.Locality
            : !facts.Premise.IsFound ? AddressLevel.Thoroughfare
            : !facts.SubPremise.IsFound ? AddressLevel.Premise
            : AddressLevel.DeliveryPoint;
    }

    /// <summary>
    /// Whether nothing more could be verified: the country's level is reached, or, of a building without parts, all
    /// there is.
    /// </summary>
    public static bool IsFull(AddressFacts facts, AddressLevel level, int countryLevel) =>
        (int)level >= countryLevel
        || (level == AddressLevel.Premise && facts.SubPremise.State == PartState.NotNeeded);
}
