namespace Bonafide.Core.Sightings;

/// <summary>The kinds of identity element that history knows again. Stored as numbers; a number never
/// changes.</summary>
public enum SightingKind
{
    /// <summary>Issuing country and number of a document.</summary>
    DocumentNumber = 1,

    NameAndBirthDate = 2,
    Email = 3,
    Phone = 4,
    IpAddress = 5,
    Device = 6,
    Address = 7,

    /// <summary>A person in the face gallery, as the search names them.</summary>
    FaceReference = 8,

    /// <summary>The block of a thousand phone numbers that a number stands in.</summary>
    PhoneRange = 9,

    /// <summary>First and last name without a birth date: two people may share it.</summary>
    PersonName = 10,
}

/// <summary>One identity element in the one spelling that is hashed. The text is personal: it is never
/// stored.</summary>
public sealed record SightingKey(SightingKind Kind, string Text)
{
    /// <summary>Keeps a key out of logs and messages by accident.</summary>
    public override string ToString() => Kind.ToString();
}
