namespace Bonafide.Core.Capabilities;

/// <summary>One piece of a judgement: a measure or a comparison, its limit, and whether it was met.</summary>
/// <param name="Name">What was looked at, lowerCamelCase: <c>sharpness</c>,
/// <c>mrzCheckDigit.documentNumber</c>.</param>
/// <param name="Measured">The value found, as invariant text; null when it is not known.</param>
/// <param name="Limit">The limit that it was held against, as invariant text; null when there is none.</param>
/// <param name="Met">Whether the limit was met; null when the piece informs only.</param>
/// <param name="Unit">Unit of both values: <c>px</c>, <c>days</c>, <c>%</c>; null when there is none.</param>
/// <param name="Source">Where the value comes from: <c>mrz</c>, <c>printed</c>, <c>barcode</c>, a pack's name …</param>
/// <param name="Credential">The credential that it was seen on, if any.</param>
/// <param name="Region">Where on the image, if anywhere.</param>
public sealed record Finding(
    string Name,
    string? Measured,
    string? Limit = null,
    bool? Met = null,
    string? Unit = null,
    string? Source = null,
    CredentialId? Credential = null,
    Region? Region = null)
{
    /// <summary>A measure that has to reach a limit.</summary>
    public static Finding AtLeast(
        string name, double measured, double limit, string? unit = null, string? source = null,
        CredentialId? credential = null) =>
        new(name, Text(measured), Text(limit), measured >= limit, unit, source, credential);

    /// <summary>A measure that must not go above a limit.</summary>
    public static Finding AtMost(
        string name, double measured, double limit, string? unit = null, string? source = null,
        CredentialId? credential = null) =>
        new(name, Text(measured), Text(limit), measured <= limit, unit, source, credential);

    private static string Text(double value) =>
        value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A rectangle on a part's image, in fractions of its width and height (0 to 1).</summary>
public sealed record Region(double X, double Y, double Width, double Height);
