using System.Text.Json.Serialization;

namespace Bonafide.Core.Documents.Printed;

/// <summary>What kind of value a printed field holds; it decides how the value is checked and normalised.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PrintedFormat>))]
public enum PrintedFormat
{
    /// <summary>Letters, spaces, hyphens, apostrophes and full stops; no digits.</summary>
    Name = 1,

    Date = 2,

    /// <summary>A document's or person's number: letters and digits, at least two digits.</summary>
    Number = 3,

    Sex = 4,

    /// <summary>A country by its three letters.</summary>
    Country = 5,

    /// <summary>Anything with at least two letters or digits.</summary>
    Text = 6,

    /// <summary>Codes of licence categories.</summary>
    Categories = 7,

    /// <summary>Digits with separators between them, such as amounts and account numbers.</summary>
    Digits = 8,

    /// <summary>A town or an office; a date that stands in the same line is left out.</summary>
    Place = 9,

    /// <summary>A code of few letters or digits, such as the category of a visa.</summary>
    Code = 10,

    /// <summary>The lines of an address, of which the parts are told apart.</summary>
    Address = 11,

    /// <summary>The two letters of a state that follow a town.</summary>
    State = 12,

    /// <summary>The number of a payment card, as digits without separators; Luhn's check digit is right.</summary>
    CardNumber = 13,

    /// <summary>A card's number of which all but the last four digits are hidden; these four are the value.</summary>
    CardEnd = 14,

    /// <summary>A month and its year, written as YYYY-MM.</summary>
    MonthOfYear = 15,

    /// <summary>Nine digits in groups of three, two and four, written with dashes.</summary>
    SocialSecurityNumber = 16,

    /// <summary>Mexico's population register number, of which each place holds either letters or digits.</summary>
    Curp = 17,
}
