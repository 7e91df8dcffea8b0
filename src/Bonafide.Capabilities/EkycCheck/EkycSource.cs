using Bonafide.Core.Facts;
using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Subjects;

namespace Bonafide.Capabilities.EkycCheck;

/// <summary>
/// What one source says of each field; null where nothing was given or the country does not offer it.
/// </summary>
internal sealed class EkycSource
{
    /// <summary>The fields in the order of the seed's sample.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
    [
        "completeNameMatch", "initialNameMatch", "firstNameMatch", "lastNameMatch", "nationalIdMatch", "addressMatch",
        "addressLine1Match", "addressLine2Match", "cityMatch", "zipOrPinCodeMatch", "dateOfBirthMatch",
        "dateOfBirthDayMatch", "dateOfBirthMonthMatch", "dateOfBirthYearMatch", "phoneMatch",
    ];

    public EkycSource(SourceAnswer answer, EkycCountry country, PreparedData subject, SourceRecord record)
    {
        Answer = answer;
        Comparison = new SubjectComparison(subject, record);
        var address = country.Address ? Comparison.Address : null;
        var born = country.BirthDate ? Comparison.Birth : null;
        Fields = new Dictionary<string, bool?>
        {
            ["completeNameMatch"] = Comparison.CompleteName,
            ["initialNameMatch"] = Comparison.MiddleInitial,
            ["firstNameMatch"] = Comparison.FirstName,
            ["lastNameMatch"] = Comparison.LastName,
            ["nationalIdMatch"] = country.NationalId
                ? Comparison.Same(SubjectNumbers.National(subject), RecordFields.IdNumber) : null,
            ["addressMatch"] = address is null ? null : address.Grade == MatchGrade.Full,
            ["addressLine1Match"] = address?.Line1,
            ["addressLine2Match"] = address is null || string.IsNullOrWhiteSpace(subject.Address?.Line2)
                ? null : address.Line2 == true,
            ["cityMatch"] = address is null ? null : address.City == true,
            ["zipOrPinCodeMatch"] = address is null ? null : address.PostalCode == true,
            ["dateOfBirthMatch"] = born?.IsSame,
            ["dateOfBirthDayMatch"] = born?.Day,
            ["dateOfBirthMonthMatch"] = born?.Month,
            ["dateOfBirthYearMatch"] = born?.Year,
            ["phoneMatch"] = country.Phone ? Comparison.Phone : null,
        };
    }

    public SourceAnswer Answer { get; }

    public SubjectComparison Comparison { get; }

    public IReadOnlyDictionary<string, bool?> Fields { get; }

    public bool CompleteName => Comparison.CompleteName;

    /// <summary>Address, birth date or national id agrees as well.</summary>
    public bool HasSecondElement => Fields["addressMatch"] == true || Fields["dateOfBirthMatch"] == true
        || Fields["nationalIdMatch"] == true;

    public int Weight => (CompleteName ? 100 : 0) + Fields.Values.Count(match => match == true);
}
