using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Documents.Printed;

/// <summary>A printed CURP: each place holds either letters or digits, so that a look-alike is put right.</summary>
internal static class PrintedCurp
{
    /// <summary>Open where its check digit or a part of it speaks against what was read; null where it is
    /// none.</summary>
    internal static PrintedText? Read(string raw)
    {
        var signs = string.Concat(raw.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (signs.Length != Curp.Places.Length || !signs.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var number = string.Concat(signs.Zip(Curp.Places, Placed));
        return new(number, IsOpen: !Curp.Check(number).IsPlausible);
    }

    private static char Placed(char sign, char place) => place switch
    {
        'A' => PrintedWords.LetterLike(sign) ?? sign,
        '9' => PrintedWords.DigitLike(sign) ?? sign,
        _ => sign,
    };
}
