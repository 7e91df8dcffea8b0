using System.Text.RegularExpressions;

namespace Bonafide.Vision.Specimens;

/// <summary>The fields in braces of a layout's texts.</summary>
internal static partial class SpecimenPrints
{
    /// <summary>Names of all fields that the layout prints, or that its symbol needs.</summary>
    internal static IEnumerable<string> Prints(this SpecimenLayout layout) => layout.Pages
        .SelectMany(page => page.Texts)
        .SelectMany(text => Fields(text.Text))
        .Distinct();

    /// <summary>Each field with its format, empty where it has none.</summary>
    internal static IEnumerable<(string Field, string Format)> Formats(string text) =>
        Field().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    internal static IEnumerable<string> Fields(string text) => Field().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The print, with every field in its place.</summary>
    internal static string Print(string text, SpecimenDocument document) => Field().Replace(text, match =>
    {
        var value = document[match.Groups[1].Value];
        return match.Groups[2].Success && value.Length > 0
            ? SpecimenWriting.Date(value).ToString(
                match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture).ToUpperInvariant()
            : value;
    }).Trim();

    [GeneratedRegex(@"\{([\w.]+)(?::([^}]+))?\}")]
    private static partial Regex Field();
}
