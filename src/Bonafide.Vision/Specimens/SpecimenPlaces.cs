namespace Bonafide.Vision.Specimens;

/// <summary>Words that licences print for their country or state.</summary>
internal static class SpecimenPlaces
{
    private static readonly Dictionary<string, string> States = new()
    {
        ["USA-AL"] = "ALABAMA", ["USA-CA"] = "CALIFORNIA", ["USA-DE"] = "DELAWARE", ["USA-KS"] = "KANSAS",
        ["USA-ME"] = "MAINE", ["USA-MN"] = "MINNESOTA", ["USA-NC"] = "NORTH CAROLINA", ["USA-NM"] = "NEW MEXICO",
        ["USA-NV"] = "NEVADA", ["USA-OH"] = "OHIO", ["USA-OR"] = "OREGON", ["USA-TX"] = "TEXAS",
        ["USA-VT"] = "VERMONT", ["USA-WI"] = "WISCONSIN", ["USA-WY"] = "WYOMING",
        ["CAN-BC"] = "BRITISH COLUMBIA", ["CAN-MB"] = "MANITOBA", ["CAN-NS"] = "NOVA SCOTIA", ["CAN-ON"] = "ONTARIO",
        ["CAN-SK"] = "SASKATCHEWAN",
        ["MEX-JAL"] = "JALISCO", ["MEX-OAX"] = "OAXACA", ["MEX-PUE"] = "PUEBLA", ["MEX-SON"] = "SONORA",
    };

    /// <summary>Distinguishing sign and the word for a licence, by Directive 2006/126/EC, Annex I.</summary>
    private static readonly Dictionary<string, (string Plate, string Word)> Europe = new()
    {
        ["AUT"] = ("A", "FÜHRERSCHEIN"), ["DEU"] = ("D", "FÜHRERSCHEIN"), ["ESP"] = ("E", "PERMISO DE CONDUCCIÓN"),
        ["FRA"] = ("F", "PERMIS DE CONDUIRE"), ["POL"] = ("PL", "PRAWO JAZDY"), ["SWE"] = ("S", "KÖRKORT"),
    };

    internal static string State(string country, string state) => States[$"{country}-{state}"];

    internal static string Plate(string country) => Europe[country].Plate;

    internal static string LicenceWord(string country) => Europe[country].Word;
}
