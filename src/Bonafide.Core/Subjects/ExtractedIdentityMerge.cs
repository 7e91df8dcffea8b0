using Bonafide.Core.Facts;

namespace Bonafide.Core.Subjects;

/// <summary>
/// Turns what was read on a document into the identity that extraction shows and that completes the subject. Precedence
/// between the sources of one document is settled in the facts (<see cref="DocumentFacts.Fields"/>); across documents
/// the first that knows a value gives it, so that the order of the credentials decides.
/// </summary>
public static class ExtractedIdentityMerge
{
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        FieldNames.FirstName, FieldNames.LastName, FieldNames.DateOfBirth, FieldNames.Gender, FieldNames.DocumentNumber,
        FieldNames.PersonalNumber, FieldNames.ExpiryDate, FieldNames.IssuingDate, FieldNames.Nationality,
        FieldNames.IssuingCountry, FieldNames.State, FieldNames.AddressLine1, FieldNames.AddressCity,
        FieldNames.AddressSubdivision, FieldNames.AddressPostalCode, FieldNames.AddressCountry,
    };

    /// <summary>The identity on one credential.</summary>
    public static ExtractedIdentity Of(DocumentFacts facts) => new()
    {
        Type = facts.Class.Type,
        SubType = facts.Class.SubType,
        IssuingCountry = facts.Class.Country ?? Value(facts, FieldNames.IssuingCountry),
        FirstName = Value(facts, FieldNames.FirstName),
        LastName = Value(facts, FieldNames.LastName),
        DateOfBirth = Value(facts, FieldNames.DateOfBirth),
        Gender = Value(facts, FieldNames.Gender),
        DocumentNumber = Value(facts, FieldNames.DocumentNumber),
        PersonalNumber = Value(facts, FieldNames.PersonalNumber),
        ExpiryDate = Value(facts, FieldNames.ExpiryDate),
        IssuingDate = Value(facts, FieldNames.IssuingDate),
        Nationality = Value(facts, FieldNames.Nationality),
        State = facts.Class.State ?? Value(facts, FieldNames.State),
        Address = Address(facts),
        Other = facts.Fields
            .Where(field => !Named.Contains(field.Name))
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
    };

    /// <summary>
    /// The identity over several credentials, IDs before other documents; null when nothing was read. A document's
    /// number, dates, country and type stay together: they are taken from the first document only.
    /// </summary>
    public static ExtractedIdentity? Of(IEnumerable<DocumentFacts> documents)
    {
        var all = documents.Select(Of).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var merged = all[0];
        foreach (var next in all.Skip(1))
        {
            merged = merged with
            {
                FirstName = merged.FirstName ?? next.FirstName,
                LastName = merged.LastName ?? next.LastName,
                DateOfBirth = merged.DateOfBirth ?? next.DateOfBirth,
                Gender = merged.Gender ?? next.Gender,
                PersonalNumber = merged.PersonalNumber ?? next.PersonalNumber,
                Nationality = merged.Nationality ?? next.Nationality,
                Address = merged.Address ?? next.Address,
            };
        }

        return merged;
    }

    private static string? Value(DocumentFacts facts, string name) => facts.Find(name)?.Value;

    private static AddressData? Address(DocumentFacts facts)
    {
        var address = new AddressData
        {
            Line1 = Value(facts, FieldNames.AddressLine1),
            City = Value(facts, FieldNames.AddressCity),
            Subdivision = Value(facts, FieldNames.AddressSubdivision),
            PostalCode = Value(facts, FieldNames.AddressPostalCode),
            Country = Value(facts, FieldNames.AddressCountry),
        };
        return address == new AddressData() ? null : address;
    }
}
