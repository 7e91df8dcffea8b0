using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Tests.Sightings;

public sealed class SightingKeysTests
{
    [Theory]
    [InlineData("Jürgen", "Müßig", "JUERGEN", "MUESSIG")]
    [InlineData("Łukasz", "Żółć", "LUKASZ", "ZOLC")]
    [InlineData("María José", "Núñez-Pérez", "MARIA JOSE", "NUNEZ PEREZ")]
    [InlineData("Søren", "Ærø", "SOEREN", "AEROE")]
    public void Folds_SpellingsOfOneName(string first, string last, string mrzFirst, string mrzLast) =>
        Assert.Equal(
            SightingKeys.NameAndBirthDate(first, last, "1990-01-02"),
            SightingKeys.NameAndBirthDate(mrzFirst, mrzLast, "1990/01/02"));

    [Fact]
    public void Tells_PeopleApart_ByBirthDate() => Assert.NotEqual(
        SightingKeys.NameAndBirthDate("Ann", "Lee", "1990-01-02"),
        SightingKeys.NameAndBirthDate("Ann", "Lee", "1990-01-03"));

    [Theory]
    [InlineData(null, "Lee", "1990-01-02")]
    [InlineData("Ann", " ", "1990-01-02")]
    [InlineData("Ann", "Lee", "1990")]
    [InlineData("-", "'", "1990-01-02")]
    public void Gives_NoNameKey_FromHalfAnIdentity(string? first, string? last, string date) =>
        Assert.Null(SightingKeys.NameAndBirthDate(first, last, date));

    [Fact]
    public void Tells_DocumentNumbersApart_ByCountry()
    {
        Assert.Equal(SightingKeys.DocumentNumber("DE", "l 8989-02c"), SightingKeys.DocumentNumber("DEU", "L898902C"));
        Assert.NotEqual(SightingKeys.DocumentNumber("DEU", "1"), SightingKeys.DocumentNumber("FRA", "1"));
        Assert.Null(SightingKeys.DocumentNumber("DEU", "--"));
    }

    [Theory]
    [InlineData("+49 (30) 123-456", "0049 30 123456")]
    [InlineData("+1 555 010 9999", "1-555-010-9999")]
    [InlineData("+1 555 010 9999", "+1 555 010 9999 ext. 7")]
    public void Folds_PhoneNumbers(string one, string other) =>
        Assert.Equal(SightingKeys.Phone(one), SightingKeys.Phone(other));

    [Fact]
    public void Puts_AThousandNumbers_IntoARange()
    {
        Assert.Equal(SightingKeys.PhoneRange("+15550109000"), SightingKeys.PhoneRange("+15550109999"));
        Assert.NotEqual(SightingKeys.PhoneRange("+15550109999"), SightingKeys.PhoneRange("+15550110000"));
        Assert.NotNull(SightingKeys.PhoneRange("+29012345 6"));
        Assert.Null(SightingKeys.PhoneRange("+2901234 5"));
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("call me")]
    [InlineData("")]
    public void Gives_NoPhoneKey_FromLessThanFiveDigits(string text) => Assert.Null(SightingKeys.Phone(text));

    [Fact]
    public void Takes_TheSixtyFourOfIpv6_AndTheWholeOfIpv4()
    {
        Assert.Equal(SightingKeys.IpAddress("2001:db8:1:2::1"), SightingKeys.IpAddress("2001:db8:1:2:ffff::9"));
        Assert.NotEqual(SightingKeys.IpAddress("2001:db8:1:2::1"), SightingKeys.IpAddress("2001:db8:1:3::1"));
        Assert.NotEqual(SightingKeys.IpAddress("192.0.2.1"), SightingKeys.IpAddress("192.0.2.2"));
        Assert.Equal(SightingKeys.IpAddress("192.0.2.1"), SightingKeys.IpAddress("::ffff:192.0.2.1"));
        Assert.Null(SightingKeys.IpAddress("999.1.1.1"));
    }

    [Fact]
    public void Needs_LineAndPostalCode_ForAnAddress()
    {
        Assert.Equal(
            SightingKeys.Address(new() { Line1 = "Hauptstraße 1", PostalCode = "10115", Country = "DE" }),
            SightingKeys.Address(new() { Line1 = "HAUPTSTRASSE 1", PostalCode = "10 115", Country = "DEU" }));
        Assert.Null(SightingKeys.Address(new() { Line1 = "Hauptstraße 1" }));
    }

    [Theory]
    [InlineData(" Ann@Example.COM ", "ann@example.com")]
    public void Folds_CaseOfEmail(string one, string other) =>
        Assert.Equal(SightingKeys.Email(one), SightingKeys.Email(other));

    [Theory]
    [InlineData("nobody")]
    [InlineData("@example.com")]
    [InlineData("ann@")]
    public void Gives_NoEmailKey_WithoutBothSides(string text) => Assert.Null(SightingKeys.Email(text));

    [Fact]
    public void Lists_EachElementOnce_WithItsPath()
    {
        var subject = SubjectData.Merge(
            new() { FirstName = "Ann", LastName = "Lee", DateOfBirth = "1990-01-02", Email = "a@b.example",
                PhoneNumber = "+15550109999", PhoneNumber2 = "+1 555 010 9999" },
            new() { FirstName = "ANN", LastName = "LEE", DateOfBirth = "1990-01-02", IssuingCountry = "UTO",
                DocumentNumber = "X1" },
            "192.0.2.7");

        Assert.Equal(
            [SubjectElement.IdNumber, SubjectElement.DocumentNumber, SubjectElement.Name, SubjectElement.DocumentName,
                SubjectElement.PersonName, SubjectElement.Email, SubjectElement.PhoneNumber,
                SubjectElement.PhoneRange,
                SubjectElement.PhoneNumber2, SubjectElement.IpAddress],
            SightingKeys.Elements(subject).Select(element => element.Path));
        Assert.Equal(
            [SightingKind.DocumentNumber, SightingKind.NameAndBirthDate, SightingKind.PersonName,
                SightingKind.Email, SightingKind.Phone,
                SightingKind.PhoneRange, SightingKind.IpAddress],
            SightingKeys.Of(subject).Select(key => key.Kind));
    }

    [Fact]
    public void Keeps_ThePersonalTextOutOfItsName() =>
        Assert.DoesNotContain("ann", SightingKeys.Email("ann@example.com")!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Ignores_TextBeyondTheLimit() =>
        Assert.Null(SightingKeys.Email(new string('a', 1_000) + "@b.example"));
}
