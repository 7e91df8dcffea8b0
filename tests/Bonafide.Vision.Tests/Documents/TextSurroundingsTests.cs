using Bonafide.Vision.Documents.Locating;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Documents;

public sealed class TextSurroundingsTests
{
    private static readonly LineBox Frame = new(1000, 800, 2600, 2400, 0.6);

    [Fact]
    public void TextInAPartOfThePhoto_IsTakenWithRoomRoundIt()
    {
        var part = TextSurroundings.Of(Frame, Lines(3, 600));

        Assert.Equal((1200, Frame.Angle), (Math.Round(part.Length), part.Angle));
        Assert.Equal((Frame.X, Frame.Y), (Math.Round(part.X), Math.Round(part.Y)));
        Assert.InRange(part.Thickness, 680, 760);
    }

    [Fact]
    public void TextAtTheBorder_TakesNothingBeyondThePhoto()
    {
        var line = new LineBox(Frame.X, Frame.Y, 600, 20, Frame.Angle);
        var (cos, sin) = (Math.Cos(Frame.Angle), Math.Sin(Frame.Angle));
        var atLeft = line with { X = Frame.X - (1000 * cos), Y = Frame.Y - (1000 * sin) };

        var part = TextSurroundings.Of(Frame, [atLeft.Corners(), atLeft.Corners(), atLeft.Corners()]);

        Assert.Equal(900, Math.Round(part.Length));
        Assert.Equal(-1300, Math.Round(((part.X - Frame.X) / cos) - (part.Length / 2)));
    }

    [Fact]
    public void TextThatFillsThePhoto_OrHardlyAny_LeavesItWhole()
    {
        Assert.Equal(Frame, TextSurroundings.Of(Frame, Lines(3, 1500)));
        Assert.Equal(Frame, TextSurroundings.Of(Frame, Lines(2, 600)));
        Assert.Equal(Frame, TextSurroundings.Of(Frame, []));
    }

    /// <summary>One below the other about the middle.</summary>
    private static List<Quad> Lines(int count, double length) => [.. Enumerable.Range(0, count).Select(index =>
    {
        var across = (index - ((count - 1) / 2.0)) * 50;
        return new LineBox(
            Frame.X - (across * Math.Sin(Frame.Angle)), Frame.Y + (across * Math.Cos(Frame.Angle)), length, 20,
            Frame.Angle).Corners();
    })];
}
