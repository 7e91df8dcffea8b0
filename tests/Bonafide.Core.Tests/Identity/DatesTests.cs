using Bonafide.Core.Identity;

namespace Bonafide.Core.Tests.Identity;

public sealed class DatesTests
{
    [Theory]
    [InlineData("1980-03-07", "1980-03-07", 1.0)]
    [InlineData("1980-03-07", "1980-07-03", 0.9)]
    [InlineData("1980-03-07", "1980-03-08", 0.8)]
    [InlineData("1980-03-07", "1981-03-07", 0.8)]
    [InlineData("1980-03-07", "1980-11-21", 0.5)]
    [InlineData("1980-03-07", "1991-12-21", 0.0)]
    [InlineData("1980-03-03", "1980-03-03", 1.0)]
    public void Compares_Dates(string a, string b, double similarity) =>
        Assert.Equal(similarity, Dates.Compare(Day(a), Day(b)).Similarity);

    [Fact]
    public void Tells_WhichPartsAgree()
    {
        var c = Dates.Compare(Day("1980-03-07"), Day("1980-07-03"));
        Assert.Equal((false, false, true, true, false), (c.Day, c.Month, c.Year, c.Transposed, c.IsSame));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
