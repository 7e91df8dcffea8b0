namespace Bonafide.Core.Contact;

/// <summary>Why a text is not a phone number.</summary>
public enum PhoneProblem
{
    None = 0,
    Empty = 1,

    /// <summary>More text than a number with every separator and an extension takes.</summary>
    TooLong = 2,

    /// <summary>A control character, a letter, or any other sign that stands in no written number.</summary>
    ForbiddenCharacter = 3,

    /// <summary>A sign in the wrong place: a plus inside, an extension without digits.</summary>
    Malformed = 4,

    /// <summary>Too few digits to reach anybody.</summary>
    TooFewDigits = 5,

    /// <summary>More digits than ITU-T E.164 §6 allows a number to have.</summary>
    TooManyDigits = 6,

    /// <summary>A national number, and nothing says of which country.</summary>
    NoCountryCode = 7,
}
