namespace Bonafide.Core.Documents.Printed;

/// <summary>Numbers of population registers whose form says which places hold letters and which digits.</summary>
internal static class PopulationNumbers
{
    /// <summary>A for a letter, 9 for a digit, ? for either: names, birth date, sex, entity, consonants, the
    /// distinguishing character and the check digit.</summary>
    private const string CurpPlaces = "AAAA999999AAAAAA?9";

    /// <summary>Open where the number as read is not borne out by its check digit; null where it is none.</summary>
    internal static PrintedText? Curp(string raw)
    {
        var signs = string.Concat(raw.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (signs.Length != CurpPlaces.Length)
        {
            return null;
        }

        var number = string.Concat(signs.Zip(CurpPlaces, Placed));
        return Identity.Numbers.Curp.Check(number) is { IsPlausible: true }
            ? new(number, IsOpen: false)
            : number.All(char.IsAsciiLetterOrDigit) ? new(number, IsOpen: true) : null;
    }

    private static char Placed(char sign, char place) => place switch
    {
        'A' => PrintedWords.LetterLike(sign) ?? sign,
        '9' => PrintedWords.DigitLike(sign) ?? sign,
        _ => sign,
    };
}
