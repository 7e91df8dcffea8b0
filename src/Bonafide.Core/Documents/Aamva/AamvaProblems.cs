namespace Bonafide.Core.Documents.Aamva;

/// <summary>
/// Rules of the card standard that a symbol breaks, as they come out in <c>BarcodeFacts.Problems</c>. Where an
/// element is concerned its three letters follow a colon; values never do.
/// </summary>
public static class AamvaProblems
{
    /// <summary>Separators of the header are not those that the standard prescribes.</summary>
    public const string Separators = "separators";

    /// <summary>The header's form is that of another version.</summary>
    public const string HeaderForm = "headerForm";

    /// <summary>Version 0, or one that is younger than this reader.</summary>
    public const string UnknownVersion = "unknownVersion";

    public const string UnknownIssuer = "unknownIssuer";

    /// <summary>No subfile of a licence or an identification card.</summary>
    public const string SubfileMissing = "subfileMissing";

    /// <summary>A subfile does not stand where the header says.</summary>
    public const string SubfilePlace = "subfilePlace";

    /// <summary>More elements than a card holds; the rest was not read.</summary>
    public const string TooManyElements = "tooManyElements";

    public const string ElementTooLong = "elementTooLong";

    /// <summary>An element twice, with different values; the first counts.</summary>
    public const string ElementRepeated = "elementRepeated";

    public const string ElementMissing = "elementMissing";

    public const string MalformedDate = "malformedDate";

    /// <summary>A date is written in the order of another country or version.</summary>
    public const string DateOrder = "dateOrder";

    /// <summary>The sex is none of the standard's codes.</summary>
    public const string MalformedSex = "malformedSex";

    /// <summary>The country element is not the country of the issuer.</summary>
    public const string CountryMismatch = "countryMismatch";
}
