using Bonafide.Vision.Documents;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Reading;

public sealed class LargePrintReaderTests(OcrPack pack) : IClassFixture<OcrPack>
{
    /// <summary>Of the first only the end of the word is found, crossed by other print; the second is an upright
    /// page.</summary>
    [Theory]
    [InlineData("eu-rose")]
    [InlineData("br-ipe")]
    public void WordAcrossThePage_IsReadBeyondThePartThatIsFound(string design) =>
        Assert.Contains(Read(design, "SPECIMEN"), line => line.Text.Contains("CIMEN", StringComparison.Ordinal)
            || line.Text.Contains("SPECI", StringComparison.Ordinal));

    [Theory]
    [InlineData("eu-rose")]
    [InlineData("br-ipe")]
    public void PageWithoutSuchAWord_HoldsNone(string design) => Assert.Empty(Read(design, null));

    private IReadOnlyList<TextLine> Read(string design, string? overprint)
    {
        var page = SpecimenDrawing.Draw(
            new SpecimenOrder
            {
                Layout = SpecimenLayouts.All.First(layout => layout.Name == design), Seed = 800, Overprint = overprint,
            },
            SpecimenPeople.Portrait()).Pages[0].Image;
        var photo = DegradationChain.Apply(page, DegradationLevels.Of("mild", 70), 70).Image;
        return new LargePrintReader(pack.Reader).Read(
            new DocumentLocator(pack.Reader.Detector).Locate(photo).Straightened);
    }
}
