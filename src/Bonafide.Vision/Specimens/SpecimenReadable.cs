using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>Which values a perfect reader could take from the pictures: what is printed, in the zone or in the
/// symbol.</summary>
internal static class SpecimenReadable
{
    /// <summary>As cards print their last month.</summary>
    private const string MonthFormat = "MM/yy";

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

    /// <summary>Dates of which only the year, or the month and the year, is printed are shortened to it.</summary>
    /// <param name="pages">The sides that are seen.</param>
    internal static Dictionary<string, string> Fields(
        SpecimenDocument document, IReadOnlyList<SpecimenPageLayout> pages)
    {
        var whole = new HashSet<string>();
        whole.UnionWith(pages.Any(page => page.Mrz is not null) ? InZone : []);
        whole.UnionWith(pages.Any(page => page.Barcode is not null) ? InSymbol : []);
        var (years, months) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (field, format) in pages.SelectMany(page => page.Texts)
            .SelectMany(text => SpecimenPrints.Formats(text.Text)))
        {
            var printed = format == "yyyy" ? years : format == MonthFormat ? months : whole;
            printed.Add(field == "xSexo" ? FieldNames.Gender : field);
        }

        return document.Values
            .Where(pair => pair.Value.Length > 0 && !pair.Key.StartsWith('x'))
            .Where(pair => whole.Contains(pair.Key) || months.Contains(pair.Key) || years.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => whole.Contains(pair.Key) ? pair.Value
                : months.Contains(pair.Key) ? pair.Value[..7] : pair.Value[..4]);
    }
}
