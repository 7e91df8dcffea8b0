namespace Bonafide.Core.Documents.Aamva;

/// <summary>What hangs on the country: its code, and the form of postal codes.</summary>
internal static class AamvaCountry
{
    /// <summary>USA, CAN and MEX are the standard's values; null for any other.</summary>
    public static string? Read(string? code) => code?.ToUpperInvariant() switch
    {
        "USA" or "US" => "USA",
        "CAN" or "CA" => "CAN",
        "MEX" or "MX" => "MEX",
        _ => null,
    };

    /// <summary>Eleven places, filled with zeros or spaces: 12345, 12345-6789 or A1A 1A1.</summary>
    public static string? PostalCode(string? text, string? country)
    {
        if (text is null)
        {
            return null;
        }

        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return country switch
        {
            "USA" when plain.Length >= 9 && plain[5..9] != "0000" => $"{plain[..5]}-{plain[5..9]}",
            "USA" when plain.Length > 5 => plain[..5],
            "CAN" when plain.Length >= 6 => $"{plain[..3]} {plain[3..6]}",
            _ => plain.Length > 0 ? plain : null,
        };
    }
}
