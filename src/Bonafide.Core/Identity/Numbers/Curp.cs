namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// Clave Única de Registro de Población (Mexico, RENAPO): four letters of the names, birth date, sex, entity of
/// birth, three inner consonants, a distinguishing character and a check digit. The distinguishing character is a
/// digit for births before 2000 and a letter from 2000 on.
/// </summary>
public static class Curp
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    /// <summary>What each place holds: A a letter, 9 a digit, ? either.</summary>
    internal const string Places = "AAAA999999AAAAAA?9";

    private static readonly string[] Entities =
    [
        "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS", "NT",
        "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE",
    ];

    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var curp) || !IsWellFormed(curp))
        {
            return NumberCheck.Malformed;
        }

        return curp[17] - '0' == CheckDigit(curp) ? NumberCheck.Plausible(curp) : NumberCheck.WrongCheckDigit(curp);
    }

    /// <summary>The birth date inside a well-formed CURP.</summary>
    public static DateOnly? BirthDate(string curp) =>
        curp.Length == 18 ? NumberText.Day(curp.AsSpan(4, 6), char.IsAsciiDigit(curp[16]) ? 1900 : 2000) : null;

    /// <summary>The sex inside a well-formed CURP: H (hombre), M (mujer) or X (no binario).</summary>
    public static char Sex(string curp) => curp[10];

    /// <summary>The two letters of the entity of birth; NE stands for born abroad.</summary>
    public static string Entity(string curp) => curp.Substring(11, 2);

    /// <summary>Σ value × (18 − position) over the first seventeen, then (10 − Σ mod 10) mod 10.</summary>
    internal static int CheckDigit(ReadOnlySpan<char> curp)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(curp[i], StringComparison.Ordinal) * (18 - i);
        }

        return (10 - (sum % 10)) % 10;
    }

    internal static bool IsEntity(ReadOnlySpan<char> code)
    {
        foreach (var entity in Entities)
        {
            if (code.SequenceEqual(entity))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWellFormed(string curp)
    {
        if (curp.Length != 18 || !char.IsAsciiDigit(curp[17]) || !char.IsAsciiLetterOrDigit(curp[16]))
        {
            return false;
        }

        for (var i = 0; i < 4; i++)
        {
            if (!char.IsAsciiLetterUpper(curp[i]))
            {
                return false;
            }
        }

        for (var i = 13; i < 16; i++)
        {
            if (!char.IsAsciiLetterUpper(curp[i]) || curp[i] is 'A' or 'E' or 'I' or 'O' or 'U')
            {
                return false;
            }
        }

        return curp[10] is 'H' or 'M' or 'X' && IsEntity(curp.AsSpan(11, 2)) && BirthDate(curp) is not null;
    }
}
