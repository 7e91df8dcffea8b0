using System.Text.RegularExpressions;
using Bonafide.Core.Countries;

namespace Bonafide.Core.Documents.Printed;

/// <summary>Normalises what a recogniser read in a printed field, or refuses it as no value of its format.</summary>
public static partial class PrintedValue
{
    private const int LongestName = 80;
    private const int LongestNumber = 30;
    private const int LongestText = 200;

    /// <summary>Towns number their districts; more digits are of a date beside the place, or of another
    /// value.</summary>
    private const int MostPlaceDigits = 2;

    /// <summary>The value and how far its form is open, or null when it is none.</summary>
    /// <param name="context">What the value may hang on.</param>
    public static PrintedText? Read(string raw, PrintedFormat format, PrintedContext context) => format switch
    {
        PrintedFormat.Name or PrintedFormat.Place when PrintedWords.HoldsTwoPrints(raw) => null,
        PrintedFormat.Name => Plain(Name(raw)),
        PrintedFormat.Date => PrintedDates.Read(raw, context),
        PrintedFormat.Number => Plain(Number(raw)),
        PrintedFormat.Sex => Plain(Sex(raw, context.Country)),
        PrintedFormat.Country => Plain(CountryCodes.ToAlpha3(Letters(raw) is { Length: 3 } code ? code : null)),
        PrintedFormat.Categories => Plain(Categories(raw)),
        PrintedFormat.Place => Plain(Place(raw)),
        PrintedFormat.State => Plain(Subdivision().Match(raw.Trim()) is { Success: true } state
            ? state.Groups[1].Value
            : null),
        PrintedFormat.Code => Plain(CodeForm().IsMatch(Compact(raw)) ? Compact(raw) : null),
        PrintedFormat.Digits => Plain(Digits().IsMatch(raw.Trim()) ? raw.Trim() : null),
        PrintedFormat.CardNumber => Plain(PaperNumbers.Card(raw)),
        PrintedFormat.CardEnd => Plain(PaperNumbers.CardEnd(raw)),
        PrintedFormat.MonthOfYear => Plain(PaperNumbers.MonthOfYear(raw)),
        PrintedFormat.Curp => PrintedCurp.Read(raw),
        PrintedFormat.SocialSecurityNumber => Plain(PaperNumbers.SocialSecurity(raw)),
        _ => Plain(Text(raw)),
    };

    private static PrintedText? Plain(string? value) => value is null ? null : new(value, IsOpen: false);

    private static string? Name(string raw)
    {
        var name = PrintedWords.WithoutDigits(raw).Trim(' ', '.', ',', ':', ';', '-', '_', '\'', '*');
        if (name.Length is < 2 or > LongestName || !NameForm().IsMatch(name) || name.Count(char.IsLetter) < 2)
        {
            return null;
        }

        // Recognisers take a capital with a mark for a small letter.
        var isCapital = name.Count(char.IsUpper) > name.Count(char.IsLower) * 2;
        return Spaces().Replace(isCapital ? name.ToUpperInvariant() : name, " ");
    }

    private static string? Number(string raw)
    {
        var words = raw.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // A number with digits in it, and words behind: the words are another's. The gap before them may be lost.
        var isFollowed = words.Length > 1 && words[0].Any(char.IsAsciiDigit)
            && words.Skip(1).All(word => !word.Any(char.IsAsciiDigit));
        var number = (isFollowed ? words[0] : string.Concat(words))
            .Trim('.', ',', ':', ';', '-', '#', '*').ToUpperInvariant();
        number = IssuerBehind().Replace(number, string.Empty);
        return number.Length is >= 4 and <= LongestNumber && NumberForm().IsMatch(number) && !DateForm().IsMatch(number)
            && number.Count(char.IsAsciiDigit) >= 2
                ? number
                : null;
    }

    /// <summary>Mexico and other Spanish forms write H for men and M for women (contract 02 §3); elsewhere M is a
    /// man.</summary>
    private static string? Sex(string raw, string? country)
    {
        var words = raw.ToUpperInvariant().Split([' ', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        var isMexican = country == "MEX";
        var read = words.Select(word => word switch
        {
            "M" => isMexican ? "F" : "M",
            "H" => isMexican ? "M" : null,
            "MALE" or "HOMBRE" or "MASCULINO" or "MASCULIN" => "M",
            "F" or "W" or "FEMALE" or "MUJER" or "FEMENINO" or "FEMININO" or "FEMININ" or "K" => "F",
            "X" => "X",
            _ => null,
        }).ToList();
        return read.Count > 0 && read.TrueForAll(one => one is not null && one == read[0]) ? read[0] : null;
    }

    private static string? Categories(string raw)
    {
        // The small categories of British licences have no g, which q is taken for.
        var codes = raw.Replace('g', 'q').ToUpperInvariant()
            .Split([' ', ',', '/', ';'], StringSplitOptions.RemoveEmptyEntries);
        return codes.Length is > 0 and <= 20 && codes.All(code => CategoryForm().IsMatch(code))
            ? string.Join(' ', codes)
            : null;
    }

    private static string? Text(string raw)
    {
        var text = Spaces().Replace(raw.Trim(' ', ':', ';', ',', '-'), " ");
        return text.Length is > 1 and <= LongestText && text.Count(char.IsLetterOrDigit) >= 2 ? text : null;
    }

    private static string? Place(string raw)
    {
        var words = PrintedWords.WithoutDigits(PrintedDates.Without(raw)).Trim(' ', ',', '.', '-', '/');
        return Text(Subdivision().Replace(words, string.Empty)) is { } place && place.Count(char.IsLetter) >= 3
            && place.Count(char.IsAsciiDigit) <= MostPlaceDigits
                ? place
                : null;
    }

    private static string Compact(string raw) => raw.Trim(' ', '.', ',', ':').ToUpperInvariant();

    private static string Letters(string raw) => string.Concat(raw.Where(char.IsAsciiLetter));

    [GeneratedRegex(@"^[\p{L}\p{M} '’\-\.,]+$")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9\-/\.]*$")]
    private static partial Regex NumberForm();

    /// <summary>A date that stands beside the number; no document's number is known to have such groups.</summary>
    [GeneratedRegex(@"^[0-9]{1,2}[./\-][0-9]{1,2}[./\-](19|20)[0-9]{2}$")]
    private static partial Regex DateForm();

    /// <summary>Letters behind digits in groups.</summary>
    [GeneratedRegex(@"(?<=^[0-9]+[.\-][0-9.\-]*[0-9])[A-Z]{3,}$")]
    private static partial Regex IssuerBehind();

    [GeneratedRegex(@"^([ABCDFGKLMNPQRTSVW][A-Z]?[0-9]?E?)$")]
    private static partial Regex CategoryForm();

    [GeneratedRegex(@"^[\d][\d \-\./,]{2,40}$")]
    private static partial Regex Digits();

    /// <summary>The state's two letters after a town.</summary>
    [GeneratedRegex(@"\s*[,/]\s*([A-Z]{2})$")]
    private static partial Regex Subdivision();

    [GeneratedRegex("^[A-Z0-9]{1,8}$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>A normalised value.</summary>
/// <param name="IsOpen">More than one value has this form (a date whose day and month may be exchanged), or
/// something in the value speaks against it, such as its check digit.</param>
public sealed record PrintedText(string Value, bool IsOpen);

/// <summary>What the form of a value hangs on.</summary>
/// <param name="Country">Of issue, alpha-3, where it is known.</param>
/// <param name="Today">Two-digit years are read against it.</param>
/// <param name="IsPast">The date lies in the past (birth, issue).</param>
public sealed record PrintedContext(string? Country, DateOnly Today, bool IsPast);
