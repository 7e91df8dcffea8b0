namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// Primary account number of a payment card (ISO/IEC 7812-1): 12 to 19 digits, the last a check digit by Luhn's
/// formula (annex B). Which issuer a range belongs to is not known here.
/// </summary>
public static class PaymentCardNumber
{
    /// <summary>The digits at its end that may be told where the whole number may not.</summary>
    public const int ToldDigits = 4;

    private const int Shortest = 12;
    private const int Longest = 19;

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var number) || number.Length is < Shortest or > Longest
            || !NumberText.AllDigits(number))
        {
            return NumberCheck.Malformed;
        }

        return CheckDigit(number.AsSpan(0, number.Length - 1)) == number[^1]
            ? NumberCheck.Plausible(number)
            : NumberCheck.WrongCheckDigit(number);
    }

    /// <summary>The sign that makes the digits a number: every second one from the right counts double.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
