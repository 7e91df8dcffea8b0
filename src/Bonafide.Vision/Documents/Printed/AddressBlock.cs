using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>The lines of an address, which go on below its first.</summary>
internal static class AddressBlock
{
    private const int MostLines = 4;

    /// <summary>Lines of one block stand no further apart than this, in heights.</summary>
    private const double MostGap = 0.7;

    internal static IEnumerable<PrintedReading> Read(PrintedLine first, List<PrintedLine> values)
    {
        var block = new List<PrintedLine> { first };
        while (block.Count < MostLines && Next(block[^1], values) is { } next)
        {
            block.Add(next);
        }

        return Parts(block);
    }

    /// <summary>What the lines say, part by part; nothing when the parts cannot be told apart.</summary>
    internal static IEnumerable<PrintedReading> Parts(IReadOnlyList<PrintedLine> block)
    {
        if (PrintedAddress.Read([.. block.Select(line => line.Text)]) is not { } address)
        {
            return [];
        }

        var confidence = block.Min(line => line.ConfidenceFor(PrintedFormat.Text));
        return new (string Field, string? Value)[]
        {
            (FieldNames.AddressLine1, address.Line1), (FieldNames.AddressCity, address.City),
            (FieldNames.AddressSubdivision, address.Subdivision), (FieldNames.AddressPostalCode, address.PostalCode),
        }.Where(part => part.Value is not null)
            .Select(part => new PrintedReading(part.Field, part.Value!, block[0], confidence));
    }

    private static PrintedLine? Next(PrintedLine line, List<PrintedLine> values) => values
        .Where(value => value.Top > line.Middle && value.Top - line.Bottom < MostGap * line.Height
            && Math.Abs(value.Left - line.Left) < line.Height)
        .MinBy(value => value.Top);
}
