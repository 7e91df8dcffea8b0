using Bonafide.Core.Facts;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens;

/// <summary>A passport whose every value the caller says; names in A-Z, space, hyphen and apostrophe.</summary>
public sealed record SpecimenPassport
{
    public required string Surname { get; init; }

    public required string GivenNames { get; init; }

    /// <summary>1..9 letters and digits.</summary>
    public required string DocumentNumber { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required DateOnly IssueDate { get; init; }

    public required DateOnly ExpiryDate { get; init; }

    /// <summary>F, M or X; X is the filler in the machine readable zone (ICAO Doc 9303-4 §4.2.2).</summary>
    public required char Sex { get; init; }

    /// <summary>At most 14 letters and digits; empty when the passport has none.</summary>
    public string PersonalNumber { get; init; } = string.Empty;

    public string BirthPlace { get; init; } = "ZENITH";

    /// <summary>The one check digit that is printed wrong; all others hold over what is printed.</summary>
    public MrzFlaw Flaw { get; init; }

    /// <summary>The order of this passport; the seed is that of the background.</summary>
    public SpecimenOrder Order(int seed) => new()
    {
        Layout = SpecimenLayouts.Find("passport-waves")!,
        Seed = seed,
        Flaw = Flaw,
        Person = new SpecimenPerson
        {
            Surname = Surname, GivenNames = GivenNames, BirthDate = BirthDate, Sex = Sex, BirthPlace = BirthPlace,
        },
        Values = new Dictionary<string, string>
        {
            [FieldNames.DocumentNumber] = DocumentNumber,
            [FieldNames.IssuingDate] = SpecimenWriting.Iso(IssueDate),
            [FieldNames.ExpiryDate] = SpecimenWriting.Iso(ExpiryDate),
            [FieldNames.PersonalNumber] = PersonalNumber,
        },
    };
}

/// <summary>A drawn passport page and its truth.</summary>
public sealed record SpecimenImage(RgbImage Image, SpecimenTruth Truth);

/// <summary>What stands on a drawn passport, to hold a reading against.</summary>
/// <param name="Passport">The printed fields, and the flaw.</param>
/// <param name="Country">Issuing state and nationality.</param>
/// <param name="MrzUpper">44 characters.</param>
/// <param name="MrzLower">44 characters.</param>
/// <param name="Seed">Of the background.</param>
public sealed record SpecimenTruth(
    SpecimenPassport Passport, string Country, string MrzUpper, string MrzLower, int Seed);
