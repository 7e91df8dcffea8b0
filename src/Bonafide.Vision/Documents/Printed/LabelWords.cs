using System.Text.Json;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// The words that stand before values, in the languages that are read: <c>labels.json</c>. They are compared without
/// marks, spaces and signs, since recognisers lose those first.
/// </summary>
internal sealed class LabelWords
{
    private const int MinLengthForSlip = 6;

    /// <summary>Two signs of a shorter word may be two of a name.</summary>
    private const int MinLengthForTwoSlips = 8;

    private const int MostSlips = 2;

    private readonly Dictionary<string, LabelField> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelField> _byNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cardWords;

    private LabelWords(LabelFile file, bool isOtherDocument)
    {
        foreach (var field in isOtherDocument ? file.DocumentFields.Concat(file.Fields) : file.Fields)
        {
            field.Labels.ToList().ForEach(label => _byText.TryAdd(Fold(label), field));
            field.Numbers?.ToList().ForEach(number => _byNumber.TryAdd(number, field));
        }

        file.Other.ToList().ForEach(label => _byText.TryAdd(Fold(label), LabelField.None));
        Unlabelled = isOtherDocument ? [.. file.DocumentFields.Where(field => field.Alone is not null)] : [];
        _cardWords = [.. file.CardWords];
    }

    /// <summary>Fields whose values stand without a label on some documents, in the order of the file.</summary>
    internal IReadOnlyList<LabelField> Unlabelled { get; }

    internal static LabelWords OfIds { get; } = new(Read(), isOtherDocument: false);

    internal static LabelWords OfDocuments { get; } = new(Read(), isOtherDocument: true);

    /// <summary>The field whose label is all of the text; <see cref="LabelField.None"/> for a label of something
    /// else.</summary>
    internal LabelField? Whole(string text)
    {
        var folded = Fold(text);
        if (folded.Length < 2)
        {
            return null;
        }

        return _byText.TryGetValue(folded, out var field) ? field
            : folded.Length < MinLengthForSlip ? null
            : _byText.FirstOrDefault(label => label.Key.Length >= MinLengthForSlip
                && Math.Abs(label.Key.Length - folded.Length) <= 1 && IsOneSlip(label.Key, folded)).Value;
    }

    /// <summary>Whether the text may be a label that was read too badly to be known.</summary>
    internal bool IsLike(string text) =>
        string.Concat(Fold(text).Where(char.IsAsciiLetter)) is { Length: >= MinLengthForTwoSlips } folded
        && _byText.Keys.Any(label => Math.Abs(label.Length - folded.Length) <= MostSlips
            && label.Length >= MinLengthForTwoSlips && FieldComparison.Distance(label, folded) <= MostSlips);

    /// <summary>The field of a number of the EU's model licence (Directive 2006/126/EC annex I).</summary>
    internal LabelField? Numbered(string number) => _byNumber.GetValueOrDefault(number.ToUpperInvariant());

    /// <summary>The entry of a field.</summary>
    internal LabelField Of(string field) =>
        _byText.Values.First(entry => entry.Field == field && entry.SecondLine is null);

    /// <summary>Whether the text holds print of the card itself, such as its kind, and is no name.</summary>
    internal bool IsOfCard(string text) =>
        text.Split(' ').Any(word => _cardWords.Contains(Fold(word))) || IsMadeOfCardWords(Fold(text));

    /// <summary>Gaps between words are lost first.</summary>
    private bool IsMadeOfCardWords(string folded) => folded.Length == 0 || _cardWords.Any(word =>
        folded.StartsWith(word, StringComparison.Ordinal) && IsMadeOfCardWords(folded[word.Length..]));

    internal static string Fold(string text) =>
        string.Concat(LatinFolding.Fold(text).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>One sign replaced, left out or put in.</summary>
    private static bool IsOneSlip(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        var at = longer.AsSpan().CommonPrefixLength(shorter);
        return at == shorter.Length || longer.AsSpan(at + 1).SequenceEqual(
            shorter.AsSpan(longer.Length == shorter.Length ? at + 1 : at));
    }

    private static LabelFile Read()
    {
        using var stream = typeof(LabelWords).Assembly.GetManifestResourceStream("labels.json")!;
        return JsonSerializer.Deserialize<LabelFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record LabelFile(
        IReadOnlyList<LabelField> Fields, IReadOnlyList<LabelField> DocumentFields, IReadOnlyList<string> Other,
        IReadOnlyList<string> CardWords);
}

/// <param name="Field">A constant of <see cref="Core.Facts.FieldNames"/>; empty for labels of no field of ours.</param>
/// <param name="Numbers">Of the EU's model licence.</param>
/// <param name="Alone">Codes of documents (contract 02 §8) that print the value without a label.</param>
/// <param name="SecondLine">The field of a second line below the value: then the first line holds the first
/// name.</param>
/// <param name="IsWholeAlone">Words of given names that ask for the whole name where nothing else asks for a
/// name.</param>
internal sealed record LabelField(
    string Field, PrintedFormat Format, IReadOnlyList<string> Labels, IReadOnlyList<string>? Numbers = null,
    IReadOnlyList<string>? Alone = null, string? SecondLine = null,
    bool IsWholeAlone = false)
{
    internal static readonly LabelField None = new(string.Empty, PrintedFormat.Text, []);
}
