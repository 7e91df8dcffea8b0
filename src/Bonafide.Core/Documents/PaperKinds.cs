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
    /// <summary>Any document with a zone or a symbol.</summary>
    private const string IdKind = "ID";

    private static readonly Dictionary<string, PaperRow> Rows = Read();

    /// <summary>The codes that are told from each other.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Rows.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// The kind that is plainly there although another one was declared; null where there is any doubt. Plain is a
    /// machine readable zone whose checks are all right, a licence's symbol, or a title that names another paper; a
    /// value that only the declared kind has leaves a doubt, and so does a page that says nothing.
    /// </summary>
    /// <param name="declared">The codes that the request allows.</param>
    public static string? Contradicting(IReadOnlyList<string> declared, DocumentFacts facts)
    {
        if (declared.Count == 0 || declared.Any(code => !Rows.ContainsKey(code)))
        {
            return null;
        }

        var pages = facts.Images.Where(image => image.TextLineCount > 0).ToList();
        var kinds = pages.Select(KindOf).Distinct().ToList();
        return kinds is [{ } seen] && declared.All(code => code != seen && !Rows[code].Like.Contains(seen)
            && !Rows[code].Own.Any(own => facts.Find(own) is not null))
                ? seen
                : null;
    }

    /// <summary>Null where the page does not say.</summary>
    private static string? KindOf(DocumentImageFacts page) =>
        page.Mrz is { AllChecksRight: true } || page.Barcode is { Standard: not null } ? IdKind
        : page.Class.Type is { } type && Rows.ContainsKey(type) ? type
        : null;

    private static Dictionary<string, PaperRow> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("paper-kinds.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, PaperRow>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <param name="Own">Fields that no other row has.</param>
    /// <param name="Like">Codes whose papers may bear the same title.</param>
    private sealed record PaperRow(IReadOnlyList<string> Own, IReadOnlyList<string> Like);
}
