using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Barcodes;

/// <summary>Which pages are worth a search for a symbol.</summary>
public sealed class BarcodeTextureTests
{
    [Theory]
    [InlineData("us-arc", "BACK", true)]
    [InlineData("br-ipe", "FRONT", false)]
    [InlineData("gb-oak", "FRONT", false)]
    [InlineData("eu-rose", "BACK", false)]
    public void Symbol_IsToldFromTextAndZones(string layout, string side, bool isThere)
    {
        var specimen = SpecimenDrawing.Draw(
            new SpecimenOrder { Layout = SpecimenLayouts.Find(layout)!, Seed = 3 }, SpecimenPeople.Portrait());
        var page = specimen.Pages.Single(one => one.Side == side).Image;

        Assert.Equal(isThere, BarcodeTexture.IsThere(page));
        Assert.Equal(isThere, BarcodeTexture.IsThere(new BlurDegradation(1.6).Apply(page, 1)));
    }
}
