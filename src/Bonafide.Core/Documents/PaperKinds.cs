using System.Reflection;
using System.Text.Json;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents;

/// <summary>
/// Papers that can be told from each other by what stands on them (codes of contract 02 §8):
/// <c>paper-kinds.json</c>. Of all other codes nothing is said.
/// </summary>
public static class PaperKinds
{
    private static readonly Dictionary<string, PaperRow> Rows = Read();

    /// <summary>
    /// The kind that is plainly there although another one was declared; null where there is any doubt. Plain is a
    /// machine readable zone whose checks are all right, a licence's symbol, or a title that names another paper; a
    /// value that only the declared kind has leaves a doubt.
    /// </summary>
    /// <param name="declared">The codes that the request allows.</param>
    public static string? Contradicting(IReadOnlyList<string> declared, DocumentFacts facts)
    {
        if (declared.Count == 0 || declared.Any(code => !Rows.ContainsKey(code)))
        {
            return null;
        }

        if (facts.Images.Any(IsOfAnId))
        {
            return facts.Class.Type ?? "ID";
        }

        var seen = facts.Class.Type;
        return seen is not null && Rows.ContainsKey(seen) && declared.All(code => code != seen
            && !Rows[code].Like.Contains(seen) && !Rows[code].Own.Any(own => facts.Find(own) is not null))
                ? seen
                : null;
    }

    private static bool IsOfAnId(DocumentImageFacts image) =>
        image.Mrz is { AllChecksRight: true } || image.Barcode is { Standard: not null };

    private static Dictionary<string, PaperRow> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("paper-kinds.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, PaperRow>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <param name="Own">Fields that no other row has.</param>
    /// <param name="Like">Codes whose papers may bear the same title.</param>
    private sealed record PaperRow(IReadOnlyList<string> Own, IReadOnlyList<string> Like);
}
