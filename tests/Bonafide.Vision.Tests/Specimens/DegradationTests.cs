using Bonafide.Vision.Images;
using Bonafide.Vision.Specimens.Degradations;

namespace Bonafide.Vision.Tests.Specimens;

public sealed class DegradationTests
{
    public static TheoryData<string> Names => ["rotation", "perspective", "blur", "jpeg", "noise"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Changes_ThePictureTheSameWayForTheSameSeed(string name)
    {
        var degradation = Named(name);
        var board = Board();
        var untouched = (byte[])board.Pixels.Clone();

        var first = degradation.Apply(board, seed: 3);
        var again = degradation.Apply(board, seed: 3);

        Assert.Equal(name, degradation.Name);
        Assert.Equal(first.Pixels, again.Pixels);
        Assert.NotEqual(board.Pixels, first.Pixels);
        Assert.Equal(untouched, board.Pixels);
    }

    [Theory]
    [InlineData("rotation")]
    [InlineData("perspective")]
    [InlineData("noise")]
    public void Changes_ThePictureOtherwiseForAnotherSeed(string name) => Assert.NotEqual(
        Named(name).Apply(Board(), seed: 3).Pixels, Named(name).Apply(Board(), seed: 4).Pixels);

    [Fact]
    public void Blur_SpreadsAnEdgeAndKeepsPlainParts()
    {
        var blurred = new BlurDegradation(2).Apply(Board(), seed: 0);

        Assert.InRange(blurred[36, 18][0], 100, 155);
        Assert.Equal(0, blurred[18, 18][0]);
        Assert.Equal(255, blurred[54, 18][0]);
    }

    [Fact]
    public void Noise_HasTheDeviationAskedFor()
    {
        var plain = new RgbImage(400, 320);
        Array.Fill(plain.Pixels, (byte)128);

        var noisy = new NoiseDegradation(10).Apply(plain, seed: 5);

        var deviation = Math.Sqrt(noisy.Pixels.Average(p => Math.Pow(p - 128, 2)));
        Assert.InRange(deviation, 9.8, 10.2);
    }

    [Fact]
    public void Rotation_HoldsAllOfThePicture()
    {
        var turned = new RotationDegradation(10).Apply(Board(), seed: 2);

        Assert.True(turned.Width > 400 && turned.Height > 320);
    }

    private static IDegradation Named(string name) => name switch
    {
        "rotation" => new RotationDegradation(8),
        "perspective" => new PerspectiveDegradation(0.06),
        "blur" => new BlurDegradation(2),
        "jpeg" => new JpegDegradation(25),
        _ => new NoiseDegradation(12),
    };

    /// <summary>Black and white squares of 36 pixels, which the blocks of JPEG cut.</summary>
    private static RgbImage Board()
    {
        var board = new RgbImage(400, 320);
        for (var i = 0; i < 400 * 320; i++)
        {
            if (((i % 400 / 36) + (i / 400 / 36)) % 2 == 1)
            {
                board.Pixels.AsSpan(i * 3, 3).Fill(255);
            }
        }

        return board;
    }
}
