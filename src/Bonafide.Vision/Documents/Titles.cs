using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents;

/// <summary>Names of documents and of their issuers as they are printed: <c>titles.json</c>.</summary>
internal static class Titles
{
    /// <summary>A title names the kind surely enough to act on it, and less surely than a zone or a symbol.</summary>
    private const double TitleConfidence = 0.7;

    private const int MinInnerLength = 8;

    /// <summary>The sign of the state stands in the head.</summary>
    private const int MostHeadLines = 4;

    /// <summary>Titles of papers stand above this share of the page; below it the same words are an entry.</summary>
    private const double HeadShare = 0.5;

    private static readonly TitleFile File = Read();

    /// <summary>Countries, alpha-3, whose name or distinguishing sign is known as it is printed.</summary>
    internal static IEnumerable<string> Countries => File.Countries.Keys.Concat(File.Plates.Values).Distinct();

    /// <summary>Countries whose licences follow the EU's model, by their distinguishing sign.</summary>
    internal static IEnumerable<string> ModelLicences => File.Plates.Values.Distinct();

    internal static DocumentClass Of(IReadOnlyList<TextLine> lines, string part)
    {
        var texts = lines.Select(line => LabelWords.Fold(line.Text)).ToList();
        var kind = File.Types.FirstOrDefault(kind => kind.Words.Any(word => texts.Exists(text => IsIn(text, word))));
        var country = File.Countries
            .Where(country => country.Value.Any(name => texts.Exists(text => IsIn(text, name))))
            .Select(country => country.Key).FirstOrDefault();
        var state = country is null or "USA" ? State(lines) : null;
        country ??= state is null ? null : "USA";
        country ??= kind?.Type == "DRIVING_LICENSE" ? Plate(lines) : null;
        return kind is null && country is null
            ? DocumentClass.Unknown
            : new(country, kind?.Type, kind?.SubType, kind is null ? null : Side(part), state, null, false,
                kind is null ? TitleConfidence / 2 : TitleConfidence);
    }

    /// <summary>The code of a paper whose title stands in its upper part as a line of its own; null when none does,
    /// or several.</summary>
    /// <param name="pageHeight">Pixels.</param>
    internal static string? Paper(IReadOnlyList<TextLine> lines, int pageHeight)
    {
        var head = lines.Where(line => line.Box.Y0 < pageHeight * HeadShare).Select(line => LabelWords.Fold(line.Text))
            .ToHashSet(StringComparer.Ordinal);
        var codes = File.Papers.Where(paper => paper.Value.Any(title => head.Contains(LabelWords.Fold(title))))
            .Select(paper => paper.Key).ToList();
        return codes.Count == 1 ? codes[0] : null;
    }

    /// <summary>For a paper with a title; it says nothing of the country.</summary>
    internal static DocumentClass OfPaper(DocumentClass kind, string code) =>
        kind with { Type = code, SubType = null, Confidence = Math.Max(kind.Confidence, TitleConfidence) };

    private static string? State(IReadOnlyList<TextLine> lines) => lines
        .Select(line => Subdivisions.Canonical("US", line.Text))
        .FirstOrDefault(code => code is { Length: 2 } && Subdivisions.IsUsState(code));

    /// <summary>The distinguishing sign of the state that licences by the EU's model show (Directive 2006/126/EC
    /// annex I).</summary>
    private static string? Plate(IReadOnlyList<TextLine> lines) => lines.Take(MostHeadLines)
        .Select(line => File.Plates.GetValueOrDefault(line.Text.Trim())).FirstOrDefault(country => country is not null);

    private static string? Side(string part) => part is "FRONT" or "BACK" ? part : null;

    /// <summary>A long title may stand within a line; a short one is the whole of it or one of its words.</summary>
    private static bool IsIn(string text, string title)
    {
        var folded = LabelWords.Fold(title);
        return text == folded || (folded.Length >= MinInnerLength && text.Contains(folded, StringComparison.Ordinal))
            || (text.Length < folded.Length * 3 && text.StartsWith(folded, StringComparison.Ordinal));
    }

    private static TitleFile Read()
    {
        using var stream = typeof(Titles).Assembly.GetManifestResourceStream("titles.json")!;
        return JsonSerializer.Deserialize<TitleFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record TitleFile(
        IReadOnlyList<KindTitles> Types, IReadOnlyDictionary<string, IReadOnlyList<string>> Countries,
        IReadOnlyDictionary<string, string> Plates, IReadOnlyDictionary<string, IReadOnlyList<string>> Papers);

    private sealed record KindTitles(string Type, string? SubType, IReadOnlyList<string> Words);
}
