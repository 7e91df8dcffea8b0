using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Documents;

public sealed class PrintedLineTests(OcrPack pack) : IClassFixture<OcrPack>
{
    [Theory]
    [InlineData(0.09, true)]
    [InlineData(0.1, false)]
    public void NameWithALetterThatMayBeAnother_IsUnsure(double other, bool isSure) => Assert.Equal(
        isSure, Line(other).ConfidenceFor(PrintedFormat.Name) >= DocumentField.LeastConfidence);

    /// <summary>The model does not know the capital sharp s, and has read it as an S or a B.</summary>
    [Theory]
    [InlineData("GRÖẞNER", true)]
    [InlineData("GRASSMANN", false)]
    public void LetterThatTheModelDoesNotKnow_MayBeAnother(string surname, bool expected)
    {
        var page = SpecimenDrawing.Passport(
            SpecimenPeople.Anna with { Surname = surname }, SpecimenPeople.Portrait(), seed: 1).Image;

        var line = Assert.Single(pack.Reader.ReadRegions(page, [Quad.FromRectangle(500, 290, 260, 40)]));

        Assert.Equal(expected, line.Signs.Any(sign => sign.OtherLetter >= 0.1));
    }

    private static PrintedLine Line(double other) => PrintedLine.Of(new TextLine(
        "LEVA", 0.95, [.. "LEVA".Select((sign, at) => new ReadSign(sign, 0.95, at / 4.0, (at + 1) / 4.0)
        {
            OtherLetter = at == 0 ? other : 0,
        })], Quad.FromRectangle(10, 10, 80, 20)));
}
