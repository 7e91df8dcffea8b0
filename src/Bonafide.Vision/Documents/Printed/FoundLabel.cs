namespace Bonafide.Vision.Documents.Printed;

/// <summary>A label on the page.</summary>
/// <param name="Line">The line that it stands in.</param>
/// <param name="Inline">What follows the label in the same line; null when it stands alone.</param>
/// <param name="IsNumber">A number of the model licence: its value stands in its own row.</param>
internal sealed record FoundLabel(LabelField Field, PrintedLine Line, PrintedLine? Inline, bool IsNumber = false);
