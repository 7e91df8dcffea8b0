using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors.Typefaces;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Detectors.Typefaces;

/// <summary>Draws the digits of every known typeface: <c>typefaces.json</c> is what comes of it. Set
/// BONAFIDE_REGENERATE to write it anew.</summary>
public sealed class TypefaceCatalogTests
{
    private const int Size = 90;

    private const int Pitch = 80;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n",
    };

    private static readonly string[] Families =
    [
        "DejaVu Sans", "DejaVu Sans Condensed", "DejaVu Sans Light", "DejaVu Sans Mono", "DejaVu Serif",
        "DejaVu Serif Condensed",
    ];

    [Fact]
    public void File_HoldsWhatTheFontsGive()
    {
        var drawn = Families.SelectMany(family => new[] { false, true }.Select(bold => Draw(family, bold))).ToList();
        if (Environment.GetEnvironmentVariable("BONAFIDE_REGENERATE") is not null)
        {
            File.WriteAllText(
                Path.Combine(
                    Repository.Root, "src", "Bonafide.Vision", "Detectors", "Typefaces", "typefaces.json"),
                JsonSerializer.Serialize(drawn, Json) + "\n");
            return;
        }

        Assert.Equal(
            drawn.Select(face => (face.Family, face.Bold)),
            TypefaceCatalog.All.Select(face => (face.Family, face.IsBold)));
        Assert.All(drawn.Zip(TypefaceCatalog.All), pair => Assert.InRange(
            pair.Second.Unlike([.. pair.First.Digits.Index().Select(digit => Shape(digit.Index, digit.Item))],
                PrintCondition.All.ToList().IndexOf(new(0, 1))),
            0, 0.01));
    }

    private static Glyph Shape(int digit, string tones) => new(
        (char)('0' + digit), Glyph.Side, [.. tones.Select(tone => Convert.ToInt32(tone.ToString(), 16) / 15f)]);

    private static TypefaceRecord Draw(string family, bool bold)
    {
        var width = (Pitch * 10) + Size;
        var svg = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" ")
            .Append("height=\"104\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        var signs = new List<ReadSign>();
        for (var digit = 0; digit < 10; digit++)
        {
            var left = (digit * Pitch) + 40;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"84\" font-family=\"{family}\" ")
                .Append(CultureInfo.InvariantCulture, $"font-weight=\"{(bold ? "bold" : "normal")}\" ")
                .Append(CultureInfo.InvariantCulture, $"font-size=\"{Size}\">{digit}</text>");
            signs.Add(new((char)('0' + digit), 1, left / (double)width, (left + 60) / (double)width));
        }

        var page = SvgCodec.Draw(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString())).ToGray();
        var line = new TextLine("0123456789", 1, signs, Quad.FromRectangle(0, 4, width, 96));
        return new(family, bold, [.. DigitCutter.Cut(page, line).OrderBy(glyph => glyph.Sign).Select(Tones)]);
    }

    private static string Tones(Glyph glyph) => string.Concat(
        Enumerable.Range(0, Glyph.Side * Glyph.Side)
            .Select(i => (int)Math.Round(glyph[i % Glyph.Side, i / Glyph.Side] * 15))
            .Select(tone => tone.ToString("X", CultureInfo.InvariantCulture)));
}
