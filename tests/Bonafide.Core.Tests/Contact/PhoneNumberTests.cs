using Bonafide.Core.Contact;

namespace Bonafide.Core.Tests.Contact;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+12025550123", "12025550123", true, null)]
    [InlineData("+1 (202) 555-0123", "12025550123", true, null)]
    [InlineData("+1.202.555.0123 ext. 42", "12025550123", true, "42")]
    [InlineData("+12025550123x42", "12025550123", true, "42")]
    [InlineData("+12025550123;ext=42", "12025550123", true, "42")]
    [InlineData("+12025550123 #42", "12025550123", true, "42")]
    [InlineData("tel:+1-202-555-0123", "12025550123", true, null)]
    [InlineData("0049 30 123456", "4930123456", true, null)]
    [InlineData("+49 (0)30 123456", "4930123456", true, null)]
    [InlineData("030 / 123 456", "030123456", false, null)]
    [InlineData("＋４９３０１２３４５６", "4930123456", true, null)]
    [InlineData("+٩٦٦٥٠٠٠٠٠٠٠", "96650000000", true, null)]
    [InlineData("\u202A+44 20\u00A07946\u20110123\u202C", "442079460123", true, null)]
    [InlineData("\u200F+972 50-000-0000", "972500000000", true, null)]
    public void Reads_WhatPeopleWrite(string text, string digits, bool isInternational, string? extension)
    {
        Assert.Equal(PhoneProblem.None, PhoneNumber.TryParse(text, out var number));
        Assert.Equal(new PhoneNumber(digits, isInternational, extension), number);
    }

    [Theory]
    [InlineData(null, PhoneProblem.Empty)]
    [InlineData(" \t", PhoneProblem.Empty)]
    [InlineData("+65644***8", PhoneProblem.ForbiddenCharacter)]
    [InlineData("+1 800 FLOWERS", PhoneProblem.ForbiddenCharacter)]
    [InlineData("+1202555\n0123", PhoneProblem.ForbiddenCharacter)]
    [InlineData("+1202555\u00000123", PhoneProblem.ForbiddenCharacter)]
    [InlineData("+1202\uD835\uDFCE550123", PhoneProblem.ForbiddenCharacter)]
    [InlineData("1+202", PhoneProblem.Malformed)]
    [InlineData("++12025550123", PhoneProblem.Malformed)]
    [InlineData("+12025550123 ext", PhoneProblem.Malformed)]
    [InlineData("+12025550123 ext 5 ext 6", PhoneProblem.Malformed)]
    [InlineData("net:12025550123", PhoneProblem.Malformed)]
    [InlineData("+12", PhoneProblem.TooFewDigits)]
    [InlineData("+-() ", PhoneProblem.TooFewDigits)]
    [InlineData("+123456789012345678", PhoneProblem.TooManyDigits)]
    public void Refuses_WhatIsNone(string? text, PhoneProblem problem)
    {
        Assert.Equal(problem, PhoneNumber.TryParse(text, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void StandsOnBothSides_OfItsLimits()
    {
        Assert.Equal(PhoneProblem.None, PhoneNumber.TryParse("+12345678901234567", out _));
        Assert.Equal(PhoneProblem.None, PhoneNumber.TryParse("+123" + new string(' ', 60), out _));
        Assert.Equal(PhoneProblem.TooLong, PhoneNumber.TryParse("+123" + new string(' ', 61), out _));
        Assert.Equal(PhoneProblem.TooLong, PhoneNumber.TryParse(new string('1', 10_000), out _));
    }
}
