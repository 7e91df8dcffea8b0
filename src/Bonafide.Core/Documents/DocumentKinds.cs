using System.Reflection;
using System.Text.Json;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents;

/// <summary>Which documents have a back side that is needed, by country and type: <c>document-kinds.json</c>.</summary>
public static class DocumentKinds
{
    private static readonly Dictionary<string, KindRow> Rows = Read();

    /// <summary>
    /// Passports and visas have one side that counts. A card in one piece with its machine readable zone on the same
    /// side as the portrait (TD2) shows all that is needed there.
    /// </summary>
    public static bool HasBackSide(string? country, string? type, IReadOnlyList<DocumentImageFacts> images)
    {
        if (type is null || !Rows.TryGetValue(type, out var row))
        {
            return false;
        }

        var isOneSided = images.Any(image => image.Part == "FRONT" && image.Mrz is { Format: "TD2" });
        return !isOneSided && row.BackSide != (country is not null && row.Except.Contains(country));
    }

    private static Dictionary<string, KindRow> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("document-kinds.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, KindRow>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <param name="BackSide">Whether documents of the type need their back.</param>
    /// <param name="Except">Countries, alpha-3, where it is the other way round.</param>
    private sealed record KindRow(bool BackSide, IReadOnlyList<string> Except);
}
