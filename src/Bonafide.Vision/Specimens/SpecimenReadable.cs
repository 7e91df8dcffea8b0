using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>Which values a perfect reader could take from the pictures: what is printed, in the zone or in the
/// symbol.</summary>
internal static class SpecimenReadable
{
    private static readonly string[] InZone =
    [
        FieldNames.IssuingCountry, FieldNames.LastName, FieldNames.FirstName, FieldNames.DocumentNumber,
        FieldNames.Nationality, FieldNames.DateOfBirth, FieldNames.Gender, FieldNames.ExpiryDate,
    ];

    private static readonly string[] InSymbol =
    [
        FieldNames.IssuingCountry, FieldNames.State, FieldNames.LastName, FieldNames.FirstName,
        FieldNames.DocumentNumber, FieldNames.DateOfBirth, FieldNames.Gender, FieldNames.IssuingDate,
        FieldNames.ExpiryDate, FieldNames.DlCategories, FieldNames.AddressLine1, FieldNames.AddressCity,
        FieldNames.AddressSubdivision, FieldNames.AddressPostalCode,
    ];

    /// <summary>Dates of which only the year is printed are shortened to it.</summary>
    internal static Dictionary<string, string> Fields(SpecimenDocument document)
    {
        var whole = new HashSet<string>();
        whole.UnionWith(document.Mrz.Count > 0 ? InZone : []);
        whole.UnionWith(document.Barcode is not null ? InSymbol : []);
        var years = new HashSet<string>();
        foreach (var (field, format) in document.Layout.Pages.SelectMany(page => page.Texts)
            .SelectMany(text => SpecimenPrints.Formats(text.Text)))
        {
            (format == "yyyy" ? years : whole).Add(field);
        }

        return document.Values
            .Where(pair => pair.Value.Length > 0 && !pair.Key.StartsWith('x'))
            .Where(pair => whole.Contains(pair.Key) || years.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => whole.Contains(pair.Key) ? pair.Value : pair.Value[..4]);
    }
}
