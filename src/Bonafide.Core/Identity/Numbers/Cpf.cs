namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// Cadastro de Pessoas Físicas (Brazil, Receita Federal): nine digits and two check digits, both modulo 11 with
/// falling weights. Eleven equal digits pass the arithmetic but are never given out.
/// </summary>
public static class Cpf
{
    private static ReadOnlySpan<int> FirstWeights => [10, 9, 8, 7, 6, 5, 4, 3, 2];

    private static ReadOnlySpan<int> SecondWeights => [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var cpf) || cpf.Length != 11 || !NumberText.AllDigits(cpf))
        {
            return NumberCheck.Malformed;
        }

        if (NumberText.AllSame(cpf))
        {
            return NumberCheck.NeverIssued(cpf);
        }

        return cpf[9] == Digit(cpf, FirstWeights) && cpf[10] == Digit(cpf, SecondWeights)
            ? NumberCheck.Plausible(cpf)
            : NumberCheck.WrongCheckDigit(cpf);
    }

    private static char Digit(string cpf, ReadOnlySpan<int> weights)
    {
        var rest = NumberText.WeightedSum(cpf, weights) % 11;
        return (char)('0' + (rest < 2 ? 0 : 11 - rest));
    }
}
