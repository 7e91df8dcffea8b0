using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>A value that was found on the page.</summary>
internal sealed record PrintedReading(string Field, string Value, PrintedLine Line, double Confidence)
{
    /// <summary>Null when the line holds no value of the format.</summary>
    internal static PrintedReading? Of(string field, PrintedFormat format, PrintedLine line, PrintedContext context)
    {
        var value = PrintedValue.Read(line.Text, format, context);
        var confidence = line.ConfidenceFor(format);
        return value is null ? null : new(
            field, value.Value, line,
            value.IsOpen ? Math.Min(DocumentField.DoubtedConfidence, confidence) : confidence);
    }
}
