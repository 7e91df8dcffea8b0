using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents;

public sealed class DocumentAssemblyTests
{
    [Fact]
    public void UndividedName_StandsWholeAsTheLastName()
    {
        var facts = Assemble(Reading(FieldNames.FullName, "INES ARAUJO LIMA"));

        Assert.Equal("INES ARAUJO LIMA", facts.Find(FieldNames.LastName)?.Value);
        Assert.Equal(FieldSource.PrintedLabel, facts.Find(FieldNames.LastName)?.Source);
        Assert.Null(facts.Find(FieldNames.FirstName));
    }

    [Fact]
    public void DividedName_KeepsItsOwnLastName()
    {
        var facts = Assemble(
            Reading(FieldNames.FullName, "INES ARAUJO LIMA"), Reading(FieldNames.LastName, "ARAUJO LIMA"));

        Assert.Equal("ARAUJO LIMA", Assert.Single(facts.Fields, field => field.Name == FieldNames.LastName).Value);
    }

    [Fact]
    public void SidesOfTwoPeople_DoNotMatch_EvenWhereOnlyLabelsTellTheFields()
    {
        Assert.False(Sides(
            [Reading(FieldNames.LastName, "ERIKSSON"), Reading(FieldNames.DateOfBirth, "1974-08-12")],
            [Reading(FieldNames.LastName, "ARAUJO"), Reading(FieldNames.DateOfBirth, "1990-01-30")]));
        Assert.False(Sides(
            [Reading(FieldNames.DocumentNumber, "L898902C3", FieldSource.PrintedLayout)],
            [Reading(FieldNames.DocumentNumber, "T84273506", FieldSource.MrzChecked)]));
    }

    [Fact]
    public void OneFieldThatDiffers_AmongOthersThatAgree_IsNoOtherDocument() => Assert.True(Sides(
        [Reading(FieldNames.DocumentNumber, "L898902C3", FieldSource.PrintedLayout),
            Reading(FieldNames.LastName, "ERIKSSON"), Reading(FieldNames.DateOfBirth, "1970-08-12")],
        [Reading(FieldNames.DocumentNumber, "T84273506", FieldSource.Barcode),
            Reading(FieldNames.LastName, "ERIKSSON"), Reading(FieldNames.DateOfBirth, "1970-08-12")]));

    [Fact]
    public void Namesakes_AreToldByNumberAndDateOfBirth()
    {
        Assert.False(Sides(Front(), Back(FieldSource.Barcode)));
        Assert.True(Sides(Front(), Back(FieldSource.PrintedLabel)));

        static FieldReading[] Front() =>
        [
            Reading(FieldNames.DocumentNumber, "L898902C3", FieldSource.PrintedLayout),
            Reading(FieldNames.DateOfBirth, "1974-08-12", FieldSource.PrintedLayout),
            Reading(FieldNames.LastName, "ERIKSSON", FieldSource.PrintedLayout),
            Reading(FieldNames.FirstName, "ANNA", FieldSource.PrintedLayout),
        ];

        static FieldReading[] Back(FieldSource source) =>
        [
            Reading(FieldNames.DocumentNumber, "T84273506", FieldSource.Barcode),
            Reading(FieldNames.DateOfBirth, "1990-01-30", source),
            Reading(FieldNames.LastName, "ERIKSSON", FieldSource.Barcode),
            Reading(FieldNames.FirstName, "ANNA", FieldSource.Barcode),
        ];
    }

    [Fact]
    public void OneFieldFoundByItsLabel_OrReadUnsurely_ProvesNothing()
    {
        Assert.Null(Sides(
            [Reading(FieldNames.LastName, "ERIKSSON")], [Reading(FieldNames.LastName, "ARAUJO")]));
        Assert.Null(Sides(
            [Reading(FieldNames.DateOfBirth, "1974-08-12", FieldSource.PrintedLayout) with { Confidence = 0.7 }],
            [Reading(FieldNames.DateOfBirth, "1990-01-30", FieldSource.MrzChecked)]));
        Assert.Null(Sides([Reading(FieldNames.LastName, "ERIKSSON")], [Reading(FieldNames.Remarks, "NONE")]));
    }

    private static bool? Sides(FieldReading[] front, FieldReading[] back) =>
        Assemble(Image("FRONT", front), Image("BACK", back)).SidesMatch;

    private static DocumentFacts Assemble(params FieldReading[] readings) => Assemble(Image("DOCUMENT", readings));

    private static DocumentFacts Assemble(params DocumentImageFacts[] images) =>
        DocumentAssembly.Of(images, new Dictionary<string, string>(), MergeOptions.Default);

    private static DocumentImageFacts Image(string part, FieldReading[] readings) => new(
        part, 0, new(1000, 700, 30, 0, 0, 150, 160, 18), new(true, true, null, 0.8, 0, 1, 1, 0),
        DocumentClass.Unknown, null, null, [.. readings.Select(reading => reading with { Part = part })], null, null,
        [], 9);

    private static FieldReading Reading(
        string name, string value, FieldSource source = FieldSource.PrintedLabel) =>
        new(name, value, value, source, 0.9, "DOCUMENT", null);
}
