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

    private static DocumentFacts Assemble(params FieldReading[] readings) => DocumentAssembly.Of(
        [new DocumentImageFacts("DOCUMENT", 0, new(1000, 700, 30, 0, 0, 150, 160, 18),
            new(true, true, null, 0.8, 0, 1, 1, 0), DocumentClass.Unknown, null, null, readings, null, null, [], 9)],
        new Dictionary<string, string>(), MergeOptions.Default);

    private static FieldReading Reading(string name, string value) =>
        new(name, value, value, FieldSource.PrintedLabel, 0.9, "DOCUMENT", null);
}
