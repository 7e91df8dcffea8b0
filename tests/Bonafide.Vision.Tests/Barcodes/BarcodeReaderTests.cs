using Bonafide.Vision.Barcodes;
using Bonafide.Vision.Images;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Barcodes;

/// <summary>Symbols on drawn cards, turned, tilted and out of focus.</summary>
public sealed class BarcodeReaderTests
{
    [Fact]
    public void Reads_MostTurnedTiltedAndBlurredSymbols()
    {
        string[] layouts = ["us-band", "us-arc", "us-id", "ca-field"];
        IDegradation[] degradations =
            [new TiltDegradation(20), new RotationDegradation(15), new BlurDegradation(1.6), new JpegDegradation(80)];
        var read = layouts.Index().Count(layout =>
        {
            var drawn = SpecimenDrawing.Draw(
                new SpecimenOrder { Layout = SpecimenLayouts.Find(layout.Item)!, Seed = 9 }, SpecimenPeople.Portrait());
            var photo = DegradationChain.Apply(drawn.Pages[^1].Image, degradations, layout.Index);
            return BarcodeReader.ReadPdf417(photo.Image)?.Text == drawn.Document.Barcode;
        });

        Assert.True(read >= 3, $"{read} of 4 were read.");
    }

    [Fact]
    public void Finds_NothingWhereThereIsNoSymbol()
    {
        var drawn = SpecimenDrawing.Draw(
            new SpecimenOrder { Layout = SpecimenLayouts.Find("id-lake")!, Seed = 2 }, SpecimenPeople.Portrait());

        Assert.All(drawn.Pages, page => Assert.Null(BarcodeReader.ReadPdf417(page.Image)));
        Assert.Null(BarcodeReader.ReadPdf417(new RgbImage(20, 20)));
    }

    [Fact]
    public void Maps_AfterOneAnother()
    {
        var first = Homography.Similarity(1.3, 0.2, 5, -3) with { G = 0.0002, H = -0.0001 };
        var second = Homography.Similarity(0.7, -0.4, 11, 2) with { G = -0.0003 };

        var (onX, onY) = (first.Map(40, 25).X, first.Map(40, 25).Y);
        var expected = second.Map(onX, onY);
        var together = second.After(first).Map(40, 25);

        Assert.Equal(expected.X, together.X, 2);
        Assert.Equal(expected.Y, together.Y, 2);
    }
}
