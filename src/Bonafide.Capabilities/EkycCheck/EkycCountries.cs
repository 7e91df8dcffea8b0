using System.Collections.Frozen;

namespace Bonafide.Capabilities.EkycCheck;

/// <summary>What the signal offers for one country (seed, eKYC Checks Supported Countries, with ruling 18).</summary>
/// <param name="Alpha3">ISO 3166-1 alpha-3.</param>
/// <param name="Name">The country's name with underscores, as <c>datasourceType</c> spells it.</param>
/// <param name="Address">Whether the address is compared.</param>
/// <param name="BirthDate">Whether the birth date is compared.</param>
/// <param name="Phone">Whether the phone number is compared.</param>
/// <param name="NationalId">Whether the national id is compared.</param>
/// <param name="TwoPlusTwo">Whether the 2+2 search is offered; 1+1 is for all.</param>
internal sealed record EkycCountry(
    string Alpha3, string Name, bool Address, bool BirthDate, bool Phone, bool NationalId, bool TwoPlusTwo);

internal static class EkycCountries
{
    /// <summary>Country, name, then A address, B birth date, P phone, N national id, 2 the 2+2 search.</summary>
    private static readonly string[] Rows =
    [
        "ARG Argentina AB-N2", "AUS Australia ABPN2", "AUT Austria AB--2", "BEL Belgium ABP-2", "BRA Brazil ABPN2",
        "CAN Canada ABP-2", "CHL Chile AB-N2", "CHN China ABPN2", "COL Colombia AB-N-", "CZE Czech_Republic AB---",
        "DNK Denmark ABPN2", "FIN Finland ABPN2", "FRA France ABP-2", "DEU Germany ABP-2", "GHA Ghana AB-N-",
        "GIB Gibraltar ABP--", "GRC Greece ABP--", "HKG Hong_Kong ABPN-", "IND India -BPN2", "IDN Indonesia -BPN2",
        "IRL Ireland AB---", "ITA Italy ABP-2", "JPN Japan ABP--", "KEN Kenya AB-N-", "LUX Luxembourg ABP--",
        "MYS Malaysia AB-N-", "MEX Mexico ABPN2", "NGA Nigeria AB-N2", "NLD Netherlands ABP-2",
        "NZL New_Zealand AB--2", "NOR Norway ABP-2", "PER Peru AB-N-", "PHL Philippines ABPN2", "POL Poland AB-N2",
        "PRT Portugal ABP-2", "ROU Romania AB-N-", "SGP Singapore ABP--", "SVK Slovakia A----",
        "ZAF South_Africa ABPN2", "ESP Spain ABP-2", "SWE Sweden ABP-2", "CHE Switzerland ABP-2", "THA Thailand AB-N-",
        "TUR Turkey AB---", "ARE United_Arab_Emirates A-P-2", "GBR United_Kingdom ABP-2", "USA United_States ABPN2",
        "VNM Vietnam -BP-2",
    ];

    public static readonly FrozenDictionary<string, EkycCountry> All = Rows.Select(row => row.Split(' '))
        .Select(cells => new EkycCountry(
            cells[0], cells[1], cells[2][0] == 'A', cells[2][1] == 'B', cells[2][2] == 'P', cells[2][3] == 'N',
            cells[2][4] == '2'))
        .ToFrozenDictionary(country => country.Alpha3);
}
