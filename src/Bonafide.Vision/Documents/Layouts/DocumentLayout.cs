using Bonafide.Core.Documents.Printed;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>
/// One side of a kind of document whose places are known: one JSON file of this folder. Lengths are millimetres from
/// the top left corner of the document.
/// </summary>
internal sealed record DocumentLayout
{
    public required string Name { get; init; }

    /// <summary>The specimen design that shows it (<c>Specimens/Layouts</c>); null for documents of real
    /// states.</summary>
    public string? Design { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or UTO.</summary>
    public required string Country { get; init; }

    /// <summary>Type and subtype of contract 02 §7.</summary>
    public required string Type { get; init; }

    public string? SubType { get; init; }

    /// <summary>FRONT or BACK.</summary>
    public required string Side { get; init; }

    /// <summary>Width and height.</summary>
    public required IReadOnlyList<double> Size { get; init; }

    /// <summary>The family that values are set in, of those whose digits are known (<c>Detectors/Typefaces</c>); null
    /// where it is another or differs from value to value.</summary>
    public string? Typeface { get; init; }

    /// <summary>Fixed print that must stand where it is said to; all of it, so that look-alikes do not pass.</summary>
    public required IReadOnlyList<LayoutAnchor> Anchors { get; init; }

    public IReadOnlyList<double>? Portrait { get; init; }

    /// <summary>The second, fainter portrait.</summary>
    public IReadOnlyList<double>? Ghost { get; init; }

    public required IReadOnlyList<LayoutField> Fields { get; init; }
}

/// <param name="Text">Compared without marks, spaces and signs.</param>
/// <param name="At">Left end and middle of the line.</param>
internal sealed record LayoutAnchor(string Text, IReadOnlyList<double> At);

/// <param name="Field">A constant of <see cref="Core.Facts.FieldNames"/>.</param>
/// <param name="At">Left, top, width, height; a line whose middle lies inside is the field's.</param>
/// <param name="Bold">Whether the value is set in the bold weight of the font that all values are set in.</param>
internal sealed record LayoutField(
    string Field, PrintedFormat Format, IReadOnlyList<double> At, bool Bold = false);
