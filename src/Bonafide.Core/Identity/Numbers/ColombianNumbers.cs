namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// NUIP (Colombia, Registraduría): the cédula of three to eight digits, or ten digits from 1 000 000 000 upwards.
/// There is no check digit; nine-digit numbers were never given to citizens.
/// </summary>
public static class Nuip
{
    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var nuip) || !NumberText.AllDigits(nuip) || nuip.Length is < 3 or > 11)
        {
            return NumberCheck.Malformed;
        }

        var digits = nuip.TrimStart('0');
        return digits.Length switch
        {
            0 or 9 => NumberCheck.NeverIssued(nuip),
            10 when digits[0] != '1' => NumberCheck.NeverIssued(nuip),
            < 3 or > 10 => NumberCheck.Malformed,
            _ => NumberCheck.Plausible(digits),
        };
    }
}

/// <summary>NIT (Colombia, DIAN): up to fifteen digits and a check digit modulo 11 over prime weights.</summary>
public static class Nit
{
    private static ReadOnlySpan<int> WeightsFromRight => [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var nit) || nit.Length is < 6 or > 16 || !NumberText.AllDigits(nit))
        {
            return NumberCheck.Malformed;
        }

        if (NumberText.AllSame(nit))
        {
            return NumberCheck.NeverIssued(nit);
        }

        var sum = 0;
        for (var i = 0; i < nit.Length - 1; i++)
        {
            sum += (nit[^(i + 2)] - '0') * WeightsFromRight[i];
        }

        var rest = sum % 11;
        return nit[^1] - '0' == (rest < 2 ? rest : 11 - rest)
            ? NumberCheck.Plausible(nit)
            : NumberCheck.WrongCheckDigit(nit);
    }
}
