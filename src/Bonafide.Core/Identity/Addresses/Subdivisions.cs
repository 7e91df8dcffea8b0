using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Addresses;

/// <summary>Names and codes of US states, which addresses mix freely. Other countries compare as given.</summary>
public static class Subdivisions
{
    private static readonly FrozenDictionary<string, string> UsStates = (
        "AL=alabama AK=alaska AZ=arizona AR=arkansas CA=california CO=colorado CT=connecticut DE=delaware "
        + "DC=district_of_columbia FL=florida GA=georgia HI=hawaii ID=idaho IL=illinois IN=indiana IA=iowa KS=kansas "
        + "KY=kentucky LA=louisiana ME=maine MD=maryland MA=massachusetts MI=michigan MN=minnesota MS=mississippi "
        + "MO=missouri MT=montana NE=nebraska NV=nevada NH=new_hampshire NJ=new_jersey NM=new_mexico NY=new_york "
        + "NC=north_carolina ND=north_dakota OH=ohio OK=oklahoma OR=oregon PA=pennsylvania RI=rhode_island "
        + "SC=south_carolina SD=south_dakota TN=tennessee TX=texas UT=utah VT=vermont VA=virginia WA=washington "
        + "WV=west_virginia WI=wisconsin WY=wyoming PR=puerto_rico GU=guam VI=virgin_islands AS=american_samoa")
        .Split(' ').Select(p => p.Split('='))
        .ToFrozenDictionary(p => p[1].Replace('_', ' '), p => p[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>The two-letter code of a US state given by name or code; any other subdivision unchanged.</summary>
    public static string? Canonical(string? countryAlpha2, string? subdivision)
    {
        var trimmed = subdivision?.Trim();
        return countryAlpha2 is "US" && trimmed is not null && UsStates.TryGetValue(trimmed, out var code) ? code
            : trimmed;
    }

    /// <summary>Whether two upper-case letters are a US state, the District of Columbia or a territory.</summary>
    public static bool IsUsState(string code) => UsStates.Values.Contains(code);
}
