using System.Text.Json;

namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>A typeface as <c>typefaces.json</c> holds it.</summary>
/// <param name="Digits">Zero to nine: rows of a square of <see cref="Glyph.Side"/>, one hexadecimal digit for each
/// pixel, 0 is paper and F ink.</param>
internal sealed record TypefaceRecord(string Family, bool Bold, IReadOnlyList<string> Digits);

/// <summary>All typefaces whose digits are known. A new one is a name in the test that draws them.</summary>
internal static class TypefaceCatalog
{
    internal static IReadOnlyList<Typeface> All { get; } = [.. Records().Select(record => new Typeface(
        record.Family, record.Bold, [.. record.Digits.Select(digit => digit.Select(Ink).ToArray())]))];

    /// <summary>The weights of each family.</summary>
    internal static IReadOnlyList<IReadOnlyList<Typeface>> Families { get; } =
        [.. All.GroupBy(face => face.Family).Select(family => family.ToList())];

    private static float Ink(char tone) => Convert.ToInt32(tone.ToString(), 16) / 15f;

    private static List<TypefaceRecord> Records()
    {
        using var stream = typeof(TypefaceCatalog).Assembly.GetManifestResourceStream("typefaces.json")!;
        return JsonSerializer.Deserialize<List<TypefaceRecord>>(stream, JsonSerializerOptions.Web)!;
    }
}
