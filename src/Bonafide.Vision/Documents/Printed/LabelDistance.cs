namespace Bonafide.Vision.Documents.Printed;

/// <summary>How far a value stands from a label, in heights of a line.</summary>
internal static class LabelDistance
{
    private const double MostBelow = 1.6;
    private const double MostBeside = 9;

    /// <summary>Null when the value's place does not belong to the label. Beside comes before below: forms that print
    /// values under their labels have labels beside them, not values.</summary>
    internal static double? Of(FoundLabel label, PrintedLine value) =>
        Beside(label.Line, value) ?? (label.IsNumber ? null : Below(label.Line, value));

    private static double? Beside(PrintedLine label, PrintedLine value)
    {
        var height = Math.Max(label.Height, value.Height);
        var right = (value.Left - label.Right) / height;
        return Math.Abs(value.Middle - label.Middle) < 0.5 * height && right > -0.3 && right < MostBeside
            ? 0.1 + (Math.Max(0, right) * 0.2)
            : null;
    }

    private static double? Below(PrintedLine label, PrintedLine value)
    {
        var height = Math.Max(label.Height, value.Height);
        var down = (value.Top - label.Bottom) / height;
        var aside = (value.Left - label.Left) / height;
        return down > -0.45 && down < MostBelow && value.Middle > label.Bottom - (0.2 * height)
            && aside > -1.2 && value.Left < label.Right + height
                ? Math.Max(0, down) + (Math.Abs(aside) * 0.3)
                : null;
    }
}
