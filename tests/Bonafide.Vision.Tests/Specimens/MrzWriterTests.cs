using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Specimens;

public sealed class MrzWriterTests
{
    [Fact]
    public void Writes_TheExampleOfIcaoDoc9303Part4()
    {
        var (upper, lower) = MrzWriter.Td3(SpecimenPeople.Anna, "UTO");

        Assert.Equal("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", upper);
        Assert.Equal("L898902C36UTO7408122F1204159ZE184226B<<<<<10", lower);
    }

    [Theory]
    [InlineData(MrzFlaw.DocumentNumber, 9)]
    [InlineData(MrzFlaw.BirthDate, 19)]
    [InlineData(MrzFlaw.ExpiryDate, 27)]
    [InlineData(MrzFlaw.PersonalNumber, 42)]
    [InlineData(MrzFlaw.Composite, 43)]
    public void Breaks_OneCheckAndNoOther(MrzFlaw flaw, int place)
    {
        var right = MrzWriter.Td3(SpecimenPeople.Anna, "UTO").Lower;
        var wrong = MrzWriter.Td3(SpecimenPeople.Anna with { Flaw = flaw }, "UTO").Lower;

        Assert.NotEqual(right[place], wrong[place]);
        Assert.Equal(right[..place], wrong[..place]);
        Assert.Equal(place != 9, MrzWriter.CheckDigit(wrong[..9]) == wrong[9]);
        Assert.Equal(place != 19, MrzWriter.CheckDigit(wrong[13..19]) == wrong[19]);
        Assert.Equal(place != 27, MrzWriter.CheckDigit(wrong[21..27]) == wrong[27]);
        Assert.Equal(place != 42, MrzWriter.CheckDigit(wrong[28..42]) == wrong[42]);
        var all = wrong[..10] + wrong[13..20] + wrong[21..43];
        Assert.Equal(place != 43, MrzWriter.CheckDigit(all) == wrong[43]);
    }

    [Theory]
    [InlineData("ERIKSSÖN")]
    [InlineData("eriksson")]
    [InlineData("ANEXTRAORDINARILYLONGSURNAMEWITHOUTENDORSENSE")]
    public void Refuses_NamesThatDoNotFit(string surname) => Assert.Throws<ArgumentException>(
        () => MrzWriter.Td3(SpecimenPeople.Anna with { Surname = surname }, "UTO"));

    [Fact]
    public void Writes_UnstatedSexAndSeparatorsAsFillers()
    {
        var passport = SpecimenPeople.Anna with { Sex = 'X', Surname = "O'NEIL-ROE" };

        var (upper, lower) = MrzWriter.Td3(passport, "UTO");

        Assert.StartsWith("P<UTOONEIL<ROE<<ANNA<MARIA<", upper, StringComparison.Ordinal);
        Assert.Equal('<', lower[20]);
    }
}
