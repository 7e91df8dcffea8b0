namespace Bonafide.Core.Identity.Numbers;

/// <summary>Documento Nacional de Identidad (Argentina, RENAPER): seven or eight digits, no check digit.</summary>
public static class Dni
{
    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var dni) || !NumberText.AllDigits(dni))
        {
            return NumberCheck.Malformed;
        }

        var digits = dni.TrimStart('0');
        if (dni.Length > 8 || digits.Length is < 6 or > 8)
        {
            return digits.Length == 0 && dni.Length is 7 or 8 ? NumberCheck.NeverIssued(dni) : NumberCheck.Malformed;
        }

        return NumberCheck.Plausible(digits);
    }
}
