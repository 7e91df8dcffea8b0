using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Reading;

public sealed class AlphabetTests
{
    /// <summary>Blank, then the signs, then the space.</summary>
    private static readonly float[] Step = [0, 0.1f, 0.2f, 0.4f, 0.2f, 0.1f, 0];

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(2, 0.4)]
    [InlineData(3, 0.2)]
    [InlineData(4, 0.4)]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    public void OtherLetter_IsTheLikeliestThatTheSignIsNot(int sign, double expected)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, ["s", "S", "B", "\u00C9", "\u0301"]);

            Assert.Equal(expected, Alphabet.Load(file).OtherLetter(new SignSteps(Step, 1, 7), 0, sign), 3);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
