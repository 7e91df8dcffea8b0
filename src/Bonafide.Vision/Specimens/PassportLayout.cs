using System.Globalization;
using System.Security;
using System.Text;

namespace Bonafide.Vision.Specimens;

/// <summary>
/// The data page as SVG, without the portrait: 125 × 88 mm (TD3, ICAO Doc 9303-4 §2.1) at 12 pixels per millimetre.
/// </summary>
internal static class PassportLayout
{
    internal const int Width = 125 * PixelsPerMm;
    internal const int Height = 88 * PixelsPerMm;
    internal const int PortraitLeft = 60;
    internal const int PortraitTop = 190;
    internal const int PortraitWidth = 400;
    internal const int PortraitHeight = 514;

    private const int PixelsPerMm = 12;

    /// <summary>Ten characters per inch.</summary>
    private const double MrzPitch = 2.54 * PixelsPerMm;

    internal static string Svg(SpecimenTruth truth)
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\">"));
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#eef1ea\"/>");
        Background(svg, new Random(truth.Seed));
        Text(svg, 60, 80, 40, "UTOPIA", bold: true);
        Text(svg, 60, 125, 26, "PASSPORT / PASSEPORT", bold: false);
        Fields(svg, truth);
        svg.Append("<rect y=\"770\" width=\"100%\" height=\"286\" fill=\"#f6f7f4\"/>");
        Mrz(svg, truth.MrzUpper, 872);
        Mrz(svg, truth.MrzLower, 950);
        Text(svg, 60, 1030, 15, "fictional document", bold: false, "#777d78");
        return svg.Append("</svg>").ToString();
    }

    private static void Fields(StringBuilder svg, SpecimenTruth truth)
    {
        var passport = truth.Passport;
        Field(svg, 510, 200, "Type", "P");
        Field(svg, 700, 200, "Code of State", truth.Country);
        Field(svg, 1060, 200, "Passport No.", passport.DocumentNumber);
        Field(svg, 510, 285, "Surname", passport.Surname);
        Field(svg, 510, 370, "Given names", passport.GivenNames);
        Field(svg, 510, 455, "Nationality", "UTOPIAN");
        Field(svg, 1060, 455, "Personal No.", passport.PersonalNumber);
        Field(svg, 510, 540, "Date of birth", Date(passport.BirthDate));
        Field(svg, 850, 540, "Sex", passport.Sex.ToString());
        Field(svg, 1060, 540, "Place of birth", passport.BirthPlace);
        Field(svg, 510, 625, "Date of issue", Date(passport.IssueDate));
        Field(svg, 1060, 625, "Date of expiry", Date(passport.ExpiryDate));
        Field(svg, 510, 710, "Authority", "PASSPORT OFFICE ZENITH");
    }

    private static void Field(StringBuilder svg, int x, int y, string label, string value)
    {
        Text(svg, x, y, 17, label, bold: false, "#4a5a66");
        Text(svg, x, y + 35, 30, value, bold: true);
    }

    /// <summary>One element per character, so that the pitch does not hang on the font's own widths.</summary>
    private static void Mrz(StringBuilder svg, string line, int baseline)
    {
        const int Left = 80;
        for (var i = 0; i < line.Length; i++)
        {
            svg.Append(Invariant($"<text x=\"{Left + (i * MrzPitch):F2}\" y=\"{baseline}\" "))
                .Append("font-family=\"OCR B\" font-size=\"42\" fill=\"#101010\">")
                .Append(SecurityElement.Escape(line[i].ToString())).Append("</text>");
        }
    }

    /// <summary>Faint waves, like a security print; they differ with the seed.</summary>
    private static void Background(StringBuilder svg, Random random)
    {
        for (var line = 0; line < 26; line++)
        {
            var y = 20 + (line * 30);
            svg.Append(Invariant($"<path fill=\"none\" stroke=\"#cfdcd2\" stroke-width=\"2\" d=\"M0 {y}"));
            for (var x = 0; x < Width; x += 250)
            {
                var bend = random.Next(-28, 29);
                svg.Append(Invariant($" q125 {bend} 250 0"));
            }

            svg.Append("\"/>");
        }
    }

    private static void Text(
        StringBuilder svg, int x, int y, int size, string text, bool bold, string colour = "#14181c") =>
        svg.Append(Invariant($"<text x=\"{x}\" y=\"{y}\" font-family=\"DejaVu Sans\" font-size=\"{size}\" "))
            .Append(bold ? "font-weight=\"bold\" " : string.Empty)
            .Append(Invariant($"fill=\"{colour}\">{SecurityElement.Escape(text)}</text>"));

    private static string Date(DateOnly date) =>
        date.ToString("dd MMM yyyy", CultureInfo.InvariantCulture).ToUpperInvariant();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
