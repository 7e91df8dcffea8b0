using Bonafide.Vision.Specimens;

namespace Bonafide.Vision.Tests.Specimens;

public sealed class MrzWriterTests
{
    /// <summary>ICAO's example person on a passport (Doc 9303-4, appendix B).</summary>
    private static readonly MrzContent Anna = new()
    {
        Format = "TD3", DocumentCode = "P", IssuingState = "UTO", Nationality = "UTO", Surname = "ERIKSSON",
        GivenNames = "ANNA MARIA", DocumentNumber = "L898902C3", BirthDate = new(1974, 8, 12),
        ExpiryDate = new(2012, 4, 15), Sex = 'F', Optional = "ZE184226B",
    };

    [Fact]
    public void Writes_TheExamplesOfIcaoDoc9303()
    {
        var card = Anna with { DocumentCode = "I", DocumentNumber = "D23145890", Optional = string.Empty };
        var visa = Anna with { DocumentCode = "V", DocumentNumber = "L8988901C" };

        Assert.Equal(
            ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
            MrzWriter.Lines(Anna));
        Assert.Equal(
            ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
            MrzWriter.Lines(card with { Format = "TD1" }));
        Assert.Equal(
            ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
            MrzWriter.Lines(card with { Format = "TD2" }));
        Assert.Equal(
            ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4UTO7408122F1204159ZE184226B<<<<<<<"],
            MrzWriter.Lines(visa with { Format = "MRV-A" }));
        Assert.Equal(
            ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4UTO7408122F1204159<<<<<<<<"],
            MrzWriter.Lines(visa with { Format = "MRV-B", Optional = string.Empty }));
    }

    [Theory]
    [InlineData(MrzFlaw.DocumentNumber, 9)]
    [InlineData(MrzFlaw.BirthDate, 19)]
    [InlineData(MrzFlaw.ExpiryDate, 27)]
    [InlineData(MrzFlaw.PersonalNumber, 42)]
    [InlineData(MrzFlaw.Composite, 43)]
    public void Breaks_OneCheckAndNoOther(MrzFlaw flaw, int place)
    {
        var right = MrzWriter.Lines(Anna)[1];
        var wrong = MrzWriter.Lines(Anna with { Flaw = flaw })[1];

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
    [InlineData("TD1", MrzFlaw.PersonalNumber)]
    [InlineData("TD2", MrzFlaw.PersonalNumber)]
    [InlineData("MRV-A", MrzFlaw.Composite)]
    [InlineData("MRV-B", MrzFlaw.PersonalNumber)]
    public void Refuses_AFlawThatTheFormatCannotHave(string format, MrzFlaw flaw) => Assert.Throws<ArgumentException>(
        () => MrzWriter.Lines(Anna with { Format = format, Flaw = flaw, Optional = string.Empty }));

    [Theory]
    [InlineData("ERIKSSÖN")]
    [InlineData("eriksson")]
    public void Refuses_OtherLettersThanTheZones(string surname) => Assert.Throws<ArgumentException>(
        () => MrzWriter.Lines(Anna with { Surname = surname }));

    [Fact]
    public void Cuts_LongNamesSoThatEachIdentifierIsLeft()
    {
        var upper = MrzWriter.Lines(Anna with { Surname = new string('A', 50), GivenNames = "BERTA" })[0];

        Assert.Equal("P<UTO" + new string('A', 36) + "<<B", upper);
    }

    /// <summary>A filler last would say that nothing was cut.</summary>
    [Theory]
    [InlineData("CONCEICAO DE ALMEIDA M", "MARIA LUZ", "CONCEICAO<DE<ALMEIDA<M<<MARI<L")]
    [InlineData("CONCEICAO DE ALMEIDA MARI", "ANA LUZ", "CONCEICAO<DE<ALMEIDA<MARI<<ANA")]
    [InlineData("CONCEICAO DE ALMEIDA MAR", "ANA L UZ", "CONCEICAO<DE<ALMEIDA<MAR<<AN<L")]
    [InlineData("CONCEICAO DE ALMEIDA MARIA", "L UZ", "CONCEICAO<DE<ALMEIDA<MARIA<<UZ")]
    [InlineData("CONCEICAO DE ALMEIDA MARIA X Y", "BERTA", "CONCEICAO<DE<ALMEIDA<MARI<X<<B")]
    [InlineData("CONCEICAO DE ALMEIDA DOS MARI SANTOS", "", "CONCEICAO<DE<ALMEIDA<DOS<MAR<S")]
    public void CutNames_EndWithALetter(string surname, string given, string expected)
    {
        var lines = MrzWriter.Lines(Anna with
        {
            Format = "TD1", DocumentCode = "I", Optional = string.Empty, Surname = surname, GivenNames = given,
        });

        Assert.Equal(expected, lines[2]);
    }

    [Fact]
    public void Writes_UnstatedSexAndSeparatorsAsFillers()
    {
        var lines = MrzWriter.Lines(Anna with { Sex = 'X', Surname = "O'NEIL-ROE" });

        Assert.StartsWith("P<UTOONEIL<ROE<<ANNA<MARIA<", lines[0], StringComparison.Ordinal);
        Assert.Equal('<', lines[1][20]);
    }

    [Theory]
    [InlineData("MÜLLER-LÜDENSCHEIDT", "MUELLER-LUEDENSCHEIDT")]
    [InlineData("ÅSTRÖM", "AASTROEM")]
    [InlineData("GRÖẞNER", "GROESSNER")]
    [InlineData("ÞÓRSDÓTTIR", "THORSDOTTIR")]
    [InlineData("ŁOŚ", "LOS")]
    [InlineData("ÇİĞDEM", "CIGDEM")]
    [InlineData("MUÑOZ", "MUNOZ")]
    [InlineData("D’AUBRAY", "D'AUBRAY")]
    public void Transliterates_AsDoc9303Part3Says(string printed, string zone) =>
        Assert.Equal(zone, IcaoTransliteration.Latin(printed));
}
