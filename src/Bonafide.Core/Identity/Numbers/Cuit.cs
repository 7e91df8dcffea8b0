namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// CUIT/CUIL (Argentina, AFIP and ANSES): two digits of kind, the holder's DNI in eight, one check digit modulo 11.
/// </summary>
public static class Cuit
{
    private static ReadOnlySpan<int> Weights => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    private static readonly string[] PersonKinds = ["20", "23", "24", "25", "26", "27"];

    private static readonly string[] CompanyKinds = ["30", "33", "34"];

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var cuit) || cuit.Length != 11 || !NumberText.AllDigits(cuit))
        {
            return NumberCheck.Malformed;
        }

        var kind = cuit[..2];
        if (!PersonKinds.Contains(kind) && !CompanyKinds.Contains(kind))
        {
            return NumberCheck.NeverIssued(cuit);
        }

        // A remainder that would need the digit 10 is never given out: the issuer changes the kind instead.
        var check = (11 - (NumberText.WeightedSum(cuit, Weights) % 11)) % 11;
        return check == cuit[10] - '0' ? NumberCheck.Plausible(cuit) : NumberCheck.WrongCheckDigit(cuit);
    }

    /// <summary>
    /// The DNI inside a person's CUIL, without leading zeros; null for companies and unreadable numbers.
    /// </summary>
    public static string? Dni(string? text)
    {
        var check = Check(text);
        return check.IsPlausible && PersonKinds.Contains(check.Canonical![..2])
            ? check.Canonical[2..10].TrimStart('0')
            : null;
    }
}
