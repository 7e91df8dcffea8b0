using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Subjects;

namespace Bonafide.Sources.Addresses;

/// <summary>The data that answer for one tenant.</summary>
internal sealed record AddressSources(
    AddressPack Pack, IReadOnlyList<PostalTable> PostalCodes, IReadOnlyList<StreetTable> Streets, Transliterator Latin);

/// <summary>Holds an address against the data: subdivision, town, postal code, then street and house.</summary>
internal sealed class AddressLookup(AddressSources sources)
{
    /// <summary>Least likeness of a name that is taken for a slip; see the comparison of addresses.</summary>
    private static readonly double Limit = new AddressComparisonOptions().CityLimit;

    /// <summary>
    /// A postal code's point and its town's lie this near; a code may be named after the next town. A rule of thumb.
    /// </summary>
    private const double NearKilometres = 30;

    private const string Bundled = AddressPack.Name;

    /// <summary>Null when the data do not know the country.</summary>
    public AddressFacts? Look(string alpha2, AddressData address)
    {
        if (sources.Pack.Country(alpha2) is not { } country)
        {
            return null;
        }

        var subdivision = Subdivision(country, address.SubdivisionOrState, out var number);
        var town = AddressPack.Key(address.City, sources.Latin);
        var (towns, locality) = Towns(alpha2, country, town);
        var facts = new AddressFacts
        {
            Country = alpha2,
            UsesPostalCode = country.UsesPostalCode,
            UsesSubdivision = country.UsesSubdivision,
            Subdivision = subdivision,
            Locality = locality,
            Geocode = number >= 0 ? GeocodeLevel.State : GeocodeLevel.None,
        };
        (facts, towns) = Join(facts, country, number, towns, address.SubdivisionOrState);
        if (towns is [var first, ..] && facts.Locality.IsFound)
        {
            facts = Placed(facts, GeocodeLevel.Community, first.Latitude, first.Longitude);
        }

        facts = WithPostalCode(facts, country, number, towns, town, address.PostalCode);
        return new StreetLookup(sources).With(facts, address, town);
    }

    private static AddressFacts Placed(AddressFacts facts, GeocodeLevel level, double latitude, double longitude) =>
        facts with { Geocode = level, Latitude = latitude, Longitude = longitude };

    private AddressPart Subdivision(AddressCountry country, string? given, out int number)
    {
        number = -1;
        var key = AddressPack.Key(given, sources.Latin);
        if (key.Length == 0 || country.Subdivisions.Count == 0)
        {
            return key.Length == 0 ? AddressPart.NotAsked : new(PartState.NotFound, Source: Bundled);
        }

        var best = 0.0;
        for (var i = 0; i < country.Subdivisions.Count; i++)
        {
            foreach (var known in country.Subdivisions[i].Keys)
            {
                // Codes of two and three letters are right or wrong; names may be misspelt.
                var likeness = known == key ? 1 : known.Length < 4 ? 0 : TokenSimilarity.JaroWinkler(known, key);
                if (likeness > best)
                {
                    (best, number) = (likeness, i);
                }
            }
        }

        if (best < Limit)
        {
            number = -1;
            return new(PartState.NotFound, Likeness: best, Source: Bundled);
        }

        return new(
            best < 1 ? PartState.Respelt : PartState.Found, country.Subdivisions[number].Name, best, Bundled);
    }

    private (IReadOnlyList<Town> Towns, AddressPart Part) Towns(string alpha2, AddressCountry country, string key)
    {
        var towns = sources.Pack.Towns(alpha2, country, key);
        if (towns.Count > 0)
        {
            return (towns, new(PartState.Found, towns[0].Name, 1, Bundled));
        }

        (towns, var likeness) = sources.Pack.Like(country, key, Limit);
        return towns.Count > 0
            ? (towns, new(PartState.Respelt, towns[0].Name, likeness, Bundled))
            : (towns, new(PartState.NotFound, Source: Bundled));
    }

    /// <summary>Towns within the subdivision; a town that lies only elsewhere contradicts it.</summary>
    private (AddressFacts Facts, IReadOnlyList<Town> Towns) Join(
        AddressFacts facts, AddressCountry country, int number, IReadOnlyList<Town> towns, string? given)
    {
        if (number >= 0)
        {
            var within = towns.Where(town => town.Subdivision == number || town.Subdivision < 0).ToList();
            return country.Subdivisions[number].Admin1 is null || towns.Count == 0 ? (facts, towns)
                : within.Count > 0 ? (facts, within)
                : (facts with { Locality = facts.Locality with { State = PartState.Contradicts } }, []);
        }

        // "Multnomah" for a town in Oregon: a district of the subdivision that the reference names.
        var district = AddressPack.Key(given, sources.Latin);
        var inDistrict = towns.Where(town => district.Length > 3 && town.Subdivision >= 0
            && AddressPack.Key(town.District, sources.Latin) is { Length: > 0 } known
            && (known == district || known.StartsWith(district + " ", StringComparison.Ordinal))).ToList();
        if (inDistrict.Count == 0)
        {
            return (facts, towns);
        }

        var name = country.Subdivisions[inDistrict[0].Subdivision].Name;
        return (facts with
        {
            Subdivision = new(PartState.Respelt, name, Source: Bundled),
            NamesSubAdministrativeArea = true,
        }, inDistrict);
    }

    private AddressFacts WithPostalCode(
        AddressFacts facts, AddressCountry country, int number, IReadOnlyList<Town> towns, string town, string? given)
    {
        if (country.PostalPattern is not { } pattern || string.IsNullOrWhiteSpace(given))
        {
            return facts;
        }

        if (given.Length > 20 || PostalCodes.Read(given, pattern) is not { } read)
        {
            return facts with { PostalCode = new(PartState.Malformed, Source: Bundled) };
        }

        var state = read.IsRepaired ? PartState.Respelt : PartState.Found;
        if (number >= 0 && country.Subdivisions[number].PostalPattern is { } range
            && !PostalCodes.Begins(range, read.Code))
        {
            return facts with { PostalCode = new(PartState.Contradicts, Source: Bundled) };
        }

        var tables = sources.PostalCodes.Where(table => table.Covers(facts.Country)).ToList();
        if (tables.Count == 0)
        {
            return facts with { PostalCode = read.IsRepaired ? new(PartState.Respelt, read.Code, Source: Bundled)
                : AddressPart.NotAsked };
        }

        foreach (var key in PostalCodes.Keys(facts.Country, read.Code))
        {
            var places = tables.SelectMany(table => table.Places(facts.Country, key)).ToList();
            if (places.Count > 0)
            {
                return WithPlaces(facts, new(state, read.Code, Source: PostalTable.Area), key, places, towns, town);
            }
        }

        return facts with { PostalCode = new(PartState.NotFound, Source: PostalTable.Area) };
    }

    /// <summary>The code's own places name the town, or lie near one of that name.</summary>
    private AddressFacts WithPlaces(
        AddressFacts facts, AddressPart code, string key, List<PostalPlace> places, IReadOnlyList<Town> towns,
        string town)
    {
        var named = places.Select(place => (Place: place, Likeness: TokenSimilarity.JaroWinkler(
            AddressPack.Key(place.Place, sources.Latin), town))).MaxBy(pair => pair.Likeness);
        var near = places.Where(place => towns.Any(one => Kilometres(place, one) <= NearKilometres)).ToList();
        if (named.Likeness < Limit && near.Count == 0)
        {
            return facts with { PostalCode = code with { State = PartState.Contradicts } };
        }

        var chosen = named.Likeness >= Limit ? named.Place : near[0];
        facts = facts with { PostalCode = code };
        if (!facts.Locality.IsFound && facts.Locality.State != PartState.Contradicts && named.Likeness >= Limit)
        {
            facts = facts with
            {
                Locality = new(
                    named.Likeness < 1 ? PartState.Respelt : PartState.Found, chosen.Place, named.Likeness,
                    PostalTable.Area),
            };
        }

        return Placed(facts, Fineness(facts.Country, key), chosen.Latitude, chosen.Longitude);
    }

    /// <summary>Seed, geocode table: ZIP is a community, ZIP+2 a neighbourhood, ZIP+4 and a full Canadian code a
    /// street.</summary>
    private static GeocodeLevel Fineness(string alpha2, string key) => (alpha2, key.Length) switch
    {
        ("US", 9) or ("CA", 6) => GeocodeLevel.Street,
        ("US", 7) or ("NL", 6) or ("IE", 7) or ("GB", >= 5) => GeocodeLevel.Neighborhood,
        _ => GeocodeLevel.Community,
    };

    /// <summary>Great-circle distance by the haversine formula, mean radius of the earth.</summary>
    private static double Kilometres(PostalPlace place, Town town)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var sinLatitude = Math.Sin(Radians(town.Latitude - place.Latitude) / 2);
        var sinLongitude = Math.Sin(Radians(town.Longitude - place.Longitude) / 2);
        var a = (sinLatitude * sinLatitude) + (Math.Cos(Radians(place.Latitude)) * Math.Cos(Radians(town.Latitude))
            * sinLongitude * sinLongitude);
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }
}
