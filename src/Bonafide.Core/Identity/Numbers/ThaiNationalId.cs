namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// Thai national identification number (DOPA): thirteen digits, the first 1 to 8 for the kind of person, the last
/// a check digit: (11 − Σ(13 − i)·d mod 11) mod 10.
/// </summary>
public static class ThaiNationalId
{
    private static ReadOnlySpan<int> Weights => [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var id) || id.Length != 13 || !NumberText.AllDigits(id))
        {
            return NumberCheck.Malformed;
        }

        if (id[0] is '0' or '9')
        {
            return NumberCheck.NeverIssued(id);
        }

        var check = (11 - (NumberText.WeightedSum(id, Weights) % 11)) % 10;
        return check == id[12] - '0' ? NumberCheck.Plausible(id) : NumberCheck.WrongCheckDigit(id);
    }
}

/// <summary>The code on the back of a Thai card: two letters and ten digits, printed as AA0-0000000-00.</summary>
public static class ThaiLaserCode
{
    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        return NumberText.TryCompact(text, out var code) && code.Length == 12
            && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && NumberText.AllDigits(code.AsSpan(2))
                ? NumberCheck.Plausible(code)
                : NumberCheck.Malformed;
    }
}
