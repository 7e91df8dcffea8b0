using System.Text.Json.Serialization;
using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Evaluation;

/// <summary>How one expected value came out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldVerdict>))]
public enum FieldVerdict
{
    Right = 1,

    /// <summary>Not read, or read so unsurely that extraction leaves it out.</summary>
    Missing = 2,

    /// <summary>Wrong, and another source on the image contradicts it.</summary>
    WrongFlagged = 3,

    /// <summary>Wrong, and nothing says so.</summary>
    WrongSilent = 4,
}

/// <summary>One document, all its images together, held against its label.</summary>
/// <param name="Design">The specimen design, or null for documents of other making.</param>
/// <param name="Layout">The known layout that was recognised, or null.</param>
/// <param name="MrzExact">Expected lines that were read sign by sign.</param>
/// <param name="MrzSilent">Fields of the zone that came out wrong without a mark.</param>
/// <param name="Barcode">Whether the symbol was read; null when there is none.</param>
/// <param name="KindRight">Type and country, as far as the label names them; null for papers, whose request says
/// it.</param>
/// <param name="Against">What speaks against the document: names of detectors that found something, and the constants
/// here.</param>
/// <param name="Milliseconds">By the clock, one for each image; none where several documents were read at the same
/// time.</param>
public sealed record DocumentScore(
    string Name,
    string Set,
    string? Design,
    string? Layout,
    int MrzLines,
    int MrzExact,
    int MrzSilent,
    bool? Barcode,
    bool? KindRight,
    IReadOnlyDictionary<string, FieldVerdict> Fields,
    IReadOnlyList<string> Against,
    IReadOnlyList<double> Milliseconds)
{
    /// <summary>Of the processor, beside the clock's; none where only the clock was read.</summary>
    public IReadOnlyList<double> ProcessorMilliseconds { get; init; } = [];

    /// <summary>Two sources on the document that were read surely say different things.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>Front and back do not belong together.</summary>
    public const string SidesDiffer = "sidesDiffer";

    /// <summary>The main portrait shows another person than its ghost.</summary>
    public const string GhostDiffers = "ghostPortrait";

    /// <param name="images">Those that could be opened.</param>
    public static DocumentScore Of(
        LabelledDocument labelled, IReadOnlyList<DocumentImageFacts> images, IReadOnlyList<double> milliseconds)
    {
        var label = labelled.Label;
        var facts = images.Count == 0
            ? null
            : DocumentAssembly.Of(images, new Dictionary<string, string>(), MergeOptions.Default);
        var read = images.Select(image => image.Mrz).FirstOrDefault(zone => zone is not null)?.Lines ?? [];
        var lines = label.Mrz ?? [];
        return new(
            labelled.Name, labelled.Set, label.Layout, facts?.Class.Layout ?? images.Select(image => image.Class.Layout)
                .FirstOrDefault(layout => layout is not null),
            lines.Count, lines.Where((line, at) => at < read.Count && read[at] == line).Count(),
            images.Sum(image => Silent(label, image)),
            label.Barcode ? images.Any(image => image.Barcode is { Standard: not null }) : null,
            label.Document is not null || (label.Type is null && label.Country is null) ? null : facts is not null
                && (label.Type is null || facts.Class.Type == label.Type)
                && (label.Country is null || facts.Class.Country == label.Country),
            (label.Fields ?? new Dictionary<string, string>())
                .ToDictionary(field => field.Key, field => Verdict(field.Key, field.Value, facts)),
            facts is null ? [] : [.. Signs(facts).Distinct()],
            milliseconds);
    }

    private static IEnumerable<string> Signs(DocumentFacts facts)
    {
        foreach (var found in facts.Images.SelectMany(image => image.Detectors).Where(found => found.Positive))
        {
            yield return found.Name;
        }

        if (facts.Conflicts.Any(conflict => conflict.Kind == ConflictKind.Certain))
        {
            yield return Contradiction;
        }

        if (facts.SidesMatch == false)
        {
            yield return SidesDiffer;
        }
    }

    private static int Silent(DocumentLabel label, DocumentImageFacts image) => image.Readings.Count(reading =>
        reading.Source is FieldSource.MrzChecked or FieldSource.Mrz
            && reading.Confidence >= DocumentField.LeastConfidence
        && label.Fields is not null && label.Fields.TryGetValue(reading.Name, out var value)
        && !IsSame(reading, value));

    private static FieldVerdict Verdict(string name, string expected, DocumentFacts? facts)
    {
        if (facts?.Find(name) is not { } field || !field.IsSure)
        {
            return FieldVerdict.Missing;
        }

        var reading = new FieldReading(
            name, field.Value, field.Value, field.Source, field.Confidence, field.Part, null);
        return IsSame(reading, expected) ? FieldVerdict.Right
            : facts.Conflicts.Any(conflict => conflict.Name == name) ? FieldVerdict.WrongFlagged
            : FieldVerdict.WrongSilent;
    }

    /// <summary>Names agree across the zone's spelling, and a name that the zone cut is right as far as it
    /// goes.</summary>
    private static bool IsSame(FieldReading reading, string expected) => FieldComparison.Compare(
        reading, reading with { Value = expected, Truncated = false }) == Agreement.Same;
}
