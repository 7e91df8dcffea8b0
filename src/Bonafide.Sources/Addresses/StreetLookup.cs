using System.Globalization;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Subjects;

namespace Bonafide.Sources.Addresses;

/// <summary>Street, house, unit and box of an address whose area is known.</summary>
internal sealed class StreetLookup(AddressSources sources)
{
    private const int LongestBox = 6;
    private static readonly double Limit = new AddressComparisonOptions().StreetLimit;

    public AddressFacts With(AddressFacts facts, AddressData address, string town)
    {
        var line = StreetLine.Parse($"{address.Line1} {address.Line2}", facts.Country, sources.Latin);
        if (line.NamesBox)
        {
            return facts with { Box = Box(line.Box) };
        }

        var isKnown = facts.Locality.IsFound && (facts.PostalCode.IsFound || facts.PostalCode == AddressPart.NotAsked);
        var streets = isKnown ? StreetsOf(facts, address.PostalCode, town) : [];
        if (streets.Count == 0)
        {
            return facts;
        }

        if (line.IsEmpty)
        {
            return facts with { Thoroughfare = Streets(PartState.NotGiven) };
        }

        var (state, street) = Match(streets, line);
        facts = facts with { Thoroughfare = Streets(state, street?.Name) };
        return street is null ? facts : WithHouse(facts, street, line);
    }

    private List<Street> StreetsOf(AddressFacts facts, string? postalCode, string town)
    {
        IEnumerable<string> areas =
        [
            .. PostalCodes.Keys(facts.Country, facts.PostalCode.Reference ?? postalCode ?? string.Empty)
                .Select(code => StreetTable.ByCode(facts.Country, code)),
            StreetTable.ByTown(facts.Country, AddressPack.Key(facts.Locality.Reference, sources.Latin)),
            StreetTable.ByTown(facts.Country, town),
        ];
        return areas.Select(area => sources.Streets.SelectMany(table => table.StreetsOf(area)).ToList())
            .FirstOrDefault(streets => streets.Count > 0) ?? [];
    }

    /// <summary>
    /// By name, then by type and direction where both sides say them: one that fits is found, several are a tie, none
    /// of several a mismatch; a single street of the name is meant whatever its type.
    /// </summary>
    private static (PartState State, Street? Street) Match(IReadOnlyList<Street> streets, StreetLine line)
    {
        var named = streets.Where(street => street.Name == line.Name).ToList();
        var isRespelt = named.Count == 0;
        if (isRespelt)
        {
            // Numbered streets differ by a digit; likeness in spelling says nothing about them.
            var best = line.Name.Any(char.IsAsciiDigit) ? 0 : streets.Max(street => Likeness(street, line));
            named = best >= Limit ? [.. streets.Where(street => Likeness(street, line) == best)] : [];
        }

        var fitting = named.Where(street => Fits(street.Type, line.Type) && Fits(street.Direction, line.Direction))
            .ToList();
        return (named.Count, fitting.Count) switch
        {
            (0, _) => (PartState.NotFound, null),
            (_, 1) => (isRespelt ? PartState.Respelt : PartState.Found, fitting[0]),
            (1, 0) => (PartState.Respelt, named[0]),
            (_, 0) => (PartState.Mismatch, null),
            _ => (PartState.Ambiguous, null),
        };
    }

    private static double Likeness(Street street, StreetLine line) =>
        street.Name.Any(char.IsAsciiDigit) ? 0 : TokenSimilarity.JaroWinkler(street.Name, line.Name);

    private static bool Fits(string known, string given) => known.Length == 0 || given.Length == 0 || known == given;

    private static AddressFacts WithHouse(AddressFacts facts, Street street, StreetLine line)
    {
        facts = At(facts, GeocodeLevel.Street, street.Houses[0]);
        if (line.Premise.Length == 0)
        {
            return facts with { Premise = Streets(PartState.NotGiven) };
        }

        var houses = street.Houses.Where(house => house.Number == line.Premise).ToList();
        var isRespelt = houses.Count == 0;
        houses = isRespelt ? [.. street.Houses.Where(house => Plain(house.Number) == Plain(line.Premise))] : houses;
        if (houses.Count == 0)
        {
            facts = facts with { Premise = Streets(PartState.NotFound) };
            return Between(street, line.Premise) is { } neighbour
                ? At(facts, GeocodeLevel.InterpolatedRooftop, neighbour)
                : facts;
        }

        return At(facts, GeocodeLevel.Rooftop, houses[0]) with
        {
            Premise = Streets(isRespelt ? PartState.Respelt : PartState.Found, houses[0].Number),
            SubPremise = Unit(houses, line.Unit),
        };
    }

    private static AddressPart Unit(List<House> houses, string given)
    {
        var units = houses.Where(house => house.Unit.Length > 0).ToList();
        return (given.Length > 0, units.Count > 0) switch
        {
            (false, _) when houses.Exists(house => house.ReceivesForOthers) => Streets(PartState.NeedsMailbox),
            (false, false) => Streets(PartState.NotNeeded),
            (false, true) => Streets(PartState.NotGiven),
            (true, true) when units.Exists(house => house.Unit == given) => Streets(PartState.Found, given),
            // The boxes of such a building are its own business; that one is named is all that can be asked.
            (true, false) when houses.Exists(house => house.ReceivesForOthers) => Streets(PartState.NotNeeded),
            _ => Streets(PartState.NotFound),
        };
    }

    /// <summary>A house whose number is missing between others lies between them.</summary>
    private static House? Between(Street street, string premise)
    {
        if (Leading(premise) is not { } number)
        {
            return null;
        }

        var numbered = street.Houses.Select(house => (House: house, Number: Leading(house.Number)))
            .Where(pair => pair.Number is not null).ToList();
        return numbered.Exists(pair => pair.Number < number) && numbered.Exists(pair => pair.Number > number)
            ? numbered.MinBy(pair => Math.Abs(pair.Number!.Value - number)).House
            : null;
    }

    private static int? Leading(string number)
    {
        var end = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? number : number[..end];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static AddressPart Box(string number) => new(
        number.Length == 0 ? PartState.NotGiven
        : number.Length <= LongestBox && number.Any(c => c is >= '1' and <= '9') ? PartState.NotAsked
        : PartState.Malformed);

    /// <summary>Data without coordinates place nothing.</summary>
    private static AddressFacts At(AddressFacts facts, GeocodeLevel level, House house) =>
        house is { Latitude: 0, Longitude: 0 } ? facts
            : facts with { Geocode = level, Latitude = house.Latitude, Longitude = house.Longitude };

    private static string Plain(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit));

    private static AddressPart Streets(PartState state, string? reference = null) =>
        new(state, reference, Source: StreetTable.Area);
}
