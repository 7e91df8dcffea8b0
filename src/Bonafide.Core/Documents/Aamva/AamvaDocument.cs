using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Aamva;

/// <summary>A card's symbol that was read. Personal data.</summary>
/// <param name="Facts">Version, issuer and the rules that the content breaks.</param>
/// <param name="Type">DRIVING_LICENSE or ID_CARD; null when the symbol holds no card.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="State">ISO 3166-2 suffix of the issuer, or null.</param>
/// <param name="Readings">What was read; an element that is empty or malformed is not here.</param>
public sealed record AamvaDocument(
    BarcodeFacts Facts, string? Type, string? Country, string? State, IReadOnlyList<FieldReading> Readings)
{
    public FieldReading? Find(string name) => Readings.FirstOrDefault(reading => reading.Name == name);
}
