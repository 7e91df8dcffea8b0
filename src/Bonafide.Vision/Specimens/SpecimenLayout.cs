using System.Text.Json.Serialization;

namespace Bonafide.Vision.Specimens;

/// <summary>A design of a fictional document: one file in <c>Layouts</c>. Lengths are millimetres.</summary>
public sealed record SpecimenLayout
{
    public required string Name { get; init; }

    /// <summary>What the design is a kind of; several designs share a kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Type of contract 02 §7, as <see cref="SubType"/>; of a paper its code of 02 §8.</summary>
    public required string Type { get; init; }

    /// <summary>For DOCUMENT credentials, not for an ID; set for all files in <c>Papers</c>.</summary>
    [JsonIgnore]
    public bool IsPaper { get; init; }

    public string? SubType { get; init; }

    /// <summary>ISO 3166-1 alpha-3 or UTO; the first is taken when the caller names none.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Two-letter states to choose from, for licences of a state.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Name lists that suit the country, see <c>names.json</c>; all when empty.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = [];

    /// <summary>Pattern of the document number: A is a letter, 0 a digit, anything else itself.</summary>
    public required string Number { get; init; }

    /// <summary>Pattern of the personal number; null when the document has none.</summary>
    public string? PersonalNumber { get; init; }

    public int ValidYears { get; init; } = 10;

    public string Authority { get; init; } = string.Empty;

    /// <summary>Issued to people of other states: nationality is not the issuing country.</summary>
    public bool ForForeigners { get; init; }

    /// <summary>Values that are the same on each document of the design, by field name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Document code of the machine readable zone, and its format; null without a zone.</summary>
    public string? MrzCode { get; init; }

    public string? MrzFormat { get; init; }

    /// <summary>Width and height.</summary>
    public required IReadOnlyList<double> Size { get; init; }

    public int PixelsPerMm { get; init; } = 16;

    public required IReadOnlyList<SpecimenPageLayout> Pages { get; init; }
}

/// <summary>One side. Rectangles are left, top, width, height.</summary>
public sealed record SpecimenPageLayout
{
    /// <summary>FRONT or BACK.</summary>
    public required string Side { get; init; }

    public string Paper { get; init; } = "#f2f3ee";

    /// <summary>waves, rosette, lines or rays.</summary>
    public string Pattern { get; init; } = "waves";

    public string PatternInk { get; init; } = "#d3ddd6";

    public string Ink { get; init; } = "#14181c";

    public string LabelInk { get; init; } = "#4a5a66";

    public string Font { get; init; } = "DejaVu Sans";

    /// <summary>Height of the letters' square (em) of values and of labels.</summary>
    public double TextSize { get; init; } = 2.5;

    public double LabelSize { get; init; } = 1.45;

    /// <summary>Plain areas under the print, with their colour.</summary>
    public IReadOnlyList<SpecimenArea> Areas { get; init; } = [];

    public IReadOnlyList<double>? Portrait { get; init; }

    /// <summary>A second, fainter portrait.</summary>
    public IReadOnlyList<double>? Ghost { get; init; }

    public IReadOnlyList<double>? Signature { get; init; }

    public IReadOnlyList<double>? Emblem { get; init; }

    public IReadOnlyList<double>? Barcode { get; init; }

    /// <summary>Left edge, first baseline, and the distance from one baseline to the next.</summary>
    public IReadOnlyList<double>? Mrz { get; init; }

    public IReadOnlyList<SpecimenText> Texts { get; init; } = [];
}

/// <param name="At">Left, top, width, height.</param>
/// <param name="Colour">As SVG writes it.</param>
public sealed record SpecimenArea(IReadOnlyList<double> At, string Colour, double Round = 0);

/// <summary>A line of print: fixed words, fields in braces with an optional format for dates, or both.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Text">Such as <c>{dateOfBirth:dd.MM.yyyy}</c>.</param>
/// <param name="Label">Small print above the value, or left of it when <paramref name="Beside"/> is set.</param>
/// <param name="Beside">Distance from the label's left edge to the value.</param>
/// <param name="Width">Longer print becomes smaller; up to the right edge when not given.</param>
public sealed record SpecimenText(
    double X,
    double Y,
    string Text,
    string? Label = null,
    double? Beside = null,
    double? Size = null,
    double? Width = null,
    bool Bold = false,
    string? Ink = null,
    string? Font = null);
