using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Bonafide.Engine.Reports;

/// <summary>
/// DejaVu Sans, as Debian's package fonts-dejavu-core installs it: Latin with all accents, Greek, Cyrillic, Armenian,
/// Georgian, Hebrew, Arabic. The document carries the glyphs that it uses.
/// </summary>
public sealed class ReportFonts : IFontResolver
{
    /// <summary>Where the Debian package puts its files.</summary>
    public const string Folder = "/usr/share/fonts/truetype/dejavu";

    private const string Family = "DejaVu Sans";
    private const string Regular = "DejaVuSans.ttf";
    private const string Bold = "DejaVuSans-Bold.ttf";

    static ReportFonts() => GlobalFontSettings.FontResolver = new ReportFonts();

    private ReportFonts()
    {
    }

    /// <summary>Font files that a report needs.</summary>
    public static IReadOnlyList<string> Files => [Path.Combine(Folder, Regular), Path.Combine(Folder, Bold)];

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Family ? new FontResolverInfo(bold ? Bold : Regular) : null;

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Path.Combine(Folder, faceName));

    internal static XFont Of(double points, bool isBold = false) =>
        new(Family, points, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
}
