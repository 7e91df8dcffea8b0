namespace Bonafide.Core.Facts;

/// <summary>
/// Everything that was seen on the images of one ID or DOCUMENT credential. Capabilities judge over this record and
/// over nothing else; it holds measurements and readings, never a decision. All of it is personal data.
/// </summary>
/// <param name="Images">One entry per image or page, in the order of the parts (FRONT before BACK).</param>
/// <param name="Class">What the credential as a whole is, from all of its images.</param>
/// <param name="Fields">The merged reading: one entry per field name, chosen by the documented precedence.</param>
/// <param name="Conflicts">Fields whose sources disagree. A field with a conflict is still in
/// <see cref="Fields"/>.</param>
/// <param name="SidesMatch">False when front and back contradict each other in country or in identity; null when
/// there is one side, or nothing on both that can be compared.</param>
/// <param name="Versions">Name and version of each reader, model pack and layout set that took part.</param>
public sealed record DocumentFacts(
    IReadOnlyList<DocumentImageFacts> Images,
    DocumentClass Class,
    IReadOnlyList<DocumentField> Fields,
    IReadOnlyList<FieldConflict> Conflicts,
    bool? SidesMatch,
    IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>The merged value of a field, or null when it was not read.</summary>
    public DocumentField? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>What was seen on one image or page.</summary>
/// <param name="Part">The stored classifier: FRONT, BACK or DOCUMENT.</param>
/// <param name="Page">Zero-based page within the part; 0 for photos.</param>
/// <param name="Quality">Measures of the photo within the document's outline (round its text when none is found).
/// </param>
/// <param name="Location">Where the document lies in the photo.</param>
/// <param name="Class">What this image alone shows.</param>
/// <param name="Mrz">The machine readable zone, when one was found.</param>
/// <param name="Barcode">The decoded barcode, when one was found.</param>
/// <param name="Readings">Every single reading of a field, before merging.</param>
/// <param name="Portrait">Where the holder's portrait is; null when the layout has none or none was found.</param>
/// <param name="GhostPortrait">Where the second, fainter portrait is.</param>
/// <param name="Detectors">Measures of the detectors (copy, recapture, editing …) with their limits.</param>
/// <param name="TextLineCount">How many lines of text were recognised; 0 speaks against a document.</param>
public sealed record DocumentImageFacts(
    string Part,
    int Page,
    ImageQualityFacts Quality,
    DocumentLocation Location,
    DocumentClass Class,
    MrzFacts? Mrz,
    BarcodeFacts? Barcode,
    IReadOnlyList<FieldReading> Readings,
    Quad? Portrait,
    Quad? GhostPortrait,
    IReadOnlyList<DetectorFinding> Detectors,
    int TextLineCount)
{
    /// <summary>Whether the design carries the holder's portrait twice, and both places are known.</summary>
    public bool HasTwoPortraits() => Portrait is not null && GhostPortrait is not null;
}

/// <summary>Measures of one image; no judgement.</summary>
/// <param name="WidthPx">Width after EXIF orientation, pixels.</param>
/// <param name="HeightPx">Height after EXIF orientation, pixels.</param>
/// <param name="Sharpness">Sharpness of edges on the document at a fixed scale; higher is sharper (≥ 0).</param>
/// <param name="GlareFraction">Share of the document's area that is blown out to a highlight, 0..1.</param>
/// <param name="DarkFraction">Share of the document's area that is black for want of light, 0..1.</param>
/// <param name="MeanLuma">Mean luminance, 0..255.</param>
/// <param name="Contrast">95th minus 5th percentile of luminance, 0..255.</param>
/// <param name="Colourfulness">Mean chroma distance from grey, 0 (grey) upwards; colour documents lie above 5.</param>
public sealed record ImageQualityFacts(
    int WidthPx,
    int HeightPx,
    double Sharpness,
    double GlareFraction,
    double DarkFraction,
    double MeanLuma,
    double Contrast,
    double Colourfulness)
{
    public int LongestSidePx => Math.Max(WidthPx, HeightPx);
}

/// <summary>Where the document lies in the photo.</summary>
/// <param name="Found">Whether a document is there at all (outline, MRZ, barcode or several lines of text).</param>
/// <param name="Whole">Whether all four corners are inside the photo and none is cut or covered.</param>
/// <param name="Outline">Corners in reading order of the document: top left, top right, bottom right, bottom
/// left.</param>
/// <param name="AreaFraction">Share of the photo that the document covers, 0..1.</param>
/// <param name="RotationDegrees">Clockwise rotation that was undone, -180..180.</param>
/// <param name="PerspectiveRatio">Longer over shorter of opposite sides, at least 1; 1 is seen straight on.</param>
/// <param name="DocumentCount">How many documents are in the photo, as far as could be told; 0 when none.</param>
/// <param name="HiddenFraction">Estimated share of the document that something covers, 0..1.</param>
public sealed record DocumentLocation(
    bool Found,
    bool Whole,
    Quad? Outline,
    double AreaFraction,
    double RotationDegrees,
    double PerspectiveRatio,
    int DocumentCount,
    double HiddenFraction);

/// <summary>Country, type, subtype and side, by contract 02 §7; a null is "not known".</summary>
/// <param name="Country">ISO 3166-1 alpha-3, or UTO for specimens.</param>
/// <param name="Type">PASSPORT, DRIVING_LICENSE, ID_CARD, VISA.</param>
/// <param name="SubType">A value of contract 02 §7.</param>
/// <param name="Side">FRONT or BACK; a passport's data page is FRONT.</param>
/// <param name="State">ISO 3166-2 suffix for driving licences issued by a state.</param>
/// <param name="Layout">The known layout that was recognised, or null.</param>
/// <param name="HasBackSide">Whether documents of this kind need their back side read.</param>
/// <param name="Confidence">0..1.</param>
public sealed record DocumentClass(
    string? Country,
    string? Type,
    string? SubType,
    string? Side,
    string? State,
    string? Layout,
    bool HasBackSide,
    double Confidence)
{
    public static readonly DocumentClass Unknown = new(null, null, null, null, null, null, false, 0);
}

/// <summary>Four corners in pixels of the photo after EXIF orientation, clockwise from the content's top
/// left.</summary>
public sealed record Quad(double X0, double Y0, double X1, double Y1, double X2, double Y2, double X3, double Y3)
{
    public static Quad FromRectangle(double x, double y, double width, double height) =>
        new(x, y, x + width, y, x + width, y + height, x, y + height);

    /// <summary>The enclosing upright rectangle, for a simple crop.</summary>
    public (double X, double Y, double Width, double Height) Bounds()
    {
        var left = Math.Min(Math.Min(X0, X1), Math.Min(X2, X3));
        var top = Math.Min(Math.Min(Y0, Y1), Math.Min(Y2, Y3));
        return (left, top, Math.Max(Math.Max(X0, X1), Math.Max(X2, X3)) - left,
            Math.Max(Math.Max(Y0, Y1), Math.Max(Y2, Y3)) - top);
    }

    /// <summary>Whether a point lies inside or on a side, whichever way round the corners go.</summary>
    public bool Contains(double x, double y)
    {
        double[] beside =
            [Beside(X0, Y0, X1, Y1), Beside(X1, Y1, X2, Y2), Beside(X2, Y2, X3, Y3), Beside(X3, Y3, X0, Y0)];
        return Array.TrueForAll(beside, side => side >= 0) || Array.TrueForAll(beside, side => side <= 0);

        double Beside(double x0, double y0, double x1, double y1) =>
            ((x1 - x0) * (y - y0)) - ((y1 - y0) * (x - x0));
    }
}

/// <summary>One measurement of a detector: pure value and limit; <see cref="Positive"/> is value against
/// limit.</summary>
/// <param name="Name">A constant of <see cref="DetectorNames"/>.</param>
/// <param name="Value">What was measured; null when the detector could not measure here.</param>
/// <param name="Limit">The limit from the options in force.</param>
/// <param name="Unit">Unit of value and limit, or the words "score" or "fraction".</param>
/// <param name="Positive">Whether the detector speaks against the image; false when it could not measure.</param>
/// <param name="Field">The field that it concerns (editing), or null.</param>
/// <param name="Region">Where, when that is known.</param>
public sealed record DetectorFinding(
    string Name, double? Value, double Limit, string Unit, bool Positive, string? Field = null, Quad? Region = null);

public static class DetectorNames
{
    public const string BlackAndWhite = "blackAndWhite";
    public const string Photocopy = "photocopy";
    public const string ScreenRecapture = "screenRecapture";
    public const string Screenshot = "screenshot";
    public const string SpecimenText = "specimenText";
    public const string PunchedHole = "punchedHole";
    public const string EditedField = "editedField";
    public const string EditedImage = "editedImage";
    public const string CoveredPart = "coveredPart";
}
