using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens;

/// <summary>What a fictional document says, before it is drawn.</summary>
/// <param name="Values">Field name to value: dates YYYY-MM-DD, names as printed. What the contract does not know has
/// names with a small x before them and stays out of the truth.</param>
/// <param name="Mrz">The lines, or none.</param>
/// <param name="Barcode">The symbol's text, or null.</param>
public sealed record SpecimenDocument(
    SpecimenLayout Layout,
    string Country,
    string? State,
    SpecimenPerson Person,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<string> Mrz,
    string? Barcode)
{
    public string this[string field] => Values.GetValueOrDefault(field) ?? string.Empty;

    /// <summary>The fields of the contract that the document lets read.</summary>
    public IReadOnlyDictionary<string, string> Fields => SpecimenReadable.Fields(this, Layout.Pages);

    /// <summary>The day that it was made for; made-up dates lie before and after it.</summary>
    public static DateOnly DefaultToday { get; } = new(2026, 3, 1);

    internal string Number => this[FieldNames.DocumentNumber];
}
