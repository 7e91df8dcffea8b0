using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents;

/// <summary>What must have been read surely before a document can be checked (contract 04 §7.1 and §7.3).</summary>
public static class MandatoryFields
{
    /// <summary>First name and date of expiry, which the contract lists as well, are not on every ID.</summary>
    private static readonly string[] OfId =
        [FieldNames.LastName, FieldNames.DateOfBirth, FieldNames.DocumentNumber];

    /// <summary>The names of what is missing; empty when the document can be checked.</summary>
    /// <param name="category">An ID needs all of its fields, a DOCUMENT one of name, date of issue and
    /// address.</param>
    public static IReadOnlyList<string> Missing(CredentialCategory category, DocumentFacts facts)
    {
        var read = facts.Fields.Where(field => field.IsSure).Select(field => field.Name).ToHashSet();
        return category != CredentialCategory.Document ? [.. OfId.Where(name => !read.Contains(name))]
            : read.Any(IsEnoughForDocument) ? []
            : [FieldNames.FullName, FieldNames.IssuingDate, FieldNames.AddressFormatted];
    }

    private static bool IsEnoughForDocument(string name) =>
        name is FieldNames.LastName or FieldNames.FullName or FieldNames.IssuingDate
        || name.StartsWith("address.", StringComparison.Ordinal);
}
