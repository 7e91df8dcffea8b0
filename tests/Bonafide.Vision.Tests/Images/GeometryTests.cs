using Bonafide.Vision.Images;

namespace Bonafide.Vision.Tests.Images;

public sealed class GeometryTests
{
    [Fact]
    public void Straighten_BringsATurnedPartBack()
    {
        var original = Pictures.Pattern(320, 200);
        var turned = original.Rotate(20);
        var radians = 20 * Math.PI / 180;
        var toTurned = Homography.Similarity(1, radians, 0, 0);
        var middle = toTurned.Map(159.5, 99.5);
        PointF Place(float x, float y) => toTurned.Map(x, y)
            + new PointF(((turned.Width - 1) / 2f) - middle.X, ((turned.Height - 1) / 2f) - middle.Y);
        var quad = new Quad(Place(0, 0), Place(319, 0), Place(319, 199), Place(0, 199));

        var back = turned.Straighten(quad, 320, 200);

        Assert.NotNull(back);
        Assert.InRange(Pictures.MeanDifference(original, back), 0, 8);
    }

    [Fact]
    public void Straighten_RefusesCornersOnALine() =>
        Assert.Null(Pictures.Pattern().Straighten(
            new Quad(new(0, 0), new(10, 10), new(20, 20), new(30, 30)), 50, 50));

    [Fact]
    public void Turn_FourTimesIsTheSame()
    {
        var image = Pictures.Pattern(31, 17);

        Assert.Equal(image.Pixels, image.Turn(1).Turn(1).Turn(1).Turn(1).Pixels);
        Assert.Equal(image.Turn(2).Pixels, image.Turn(1).Turn(1).Pixels);
        Assert.Equal(image.Turn(-1).Pixels, image.Turn(3).Pixels);
        Assert.Equal(image[0, 16].ToArray(), image.Turn(1)[0, 0].ToArray());
    }

    [Fact]
    public void Resize_KeepsTheMean()
    {
        var image = Pictures.Pattern(641, 479);
        var small = image.Resize(100, 75);

        Assert.Equal(image.Pixels.Average(p => p), small.Pixels.Average(p => p), 0.7);
        Assert.Equal((100, 75), (image.FitWithin(100).Width, image.FitWithin(100).Height));
        Assert.Same(image, image.FitWithin(641));
    }

    [Fact]
    public void Crop_StaysWithinBounds()
    {
        var part = Pictures.Pattern(100, 80).Crop(90, -5, 50, 50);

        Assert.Equal((10, 50), (part.Width, part.Height));
    }
}
