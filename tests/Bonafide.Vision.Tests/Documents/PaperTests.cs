using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;

namespace Bonafide.Vision.Tests.Documents;

/// <summary>Bills and statements by their labels: contract 04 §7.3.</summary>
public sealed class PaperTests(OcrPack pack) : IClassFixture<OcrPack>
{
    [Theory]
    [InlineData("utility-bill", "clean", FieldNames.DueDate)]
    [InlineData("bank-statement", "clean", FieldNames.AccountNumber, FieldNames.SwiftCode)]
    [InlineData("bank-statement", "mild", FieldNames.AccountNumber)]
    public void Paper_IsReadByItsLabels(string name, string level, params string[] own)
    {
        var layout = SpecimenLayouts.Papers.Single(paper => paper.Name == name);
        var drawn = SpecimenDrawing.Draw(new() { Layout = layout, Seed = 23 }, SpecimenPeople.Portrait());
        var photo = DegradationChain.Apply(drawn.Pages[0].Image, DegradationLevels.Of(level, 5), 5).Image;

        var image = new DocumentReader(pack.Reader).Read(
            photo, new DocumentRequest(
                "DOCUMENT", 0, new DateOnly(2026, 11, 28), layout.Type, drawn.Document.Country));
        var facts = DocumentAssembly.Of([image], new Dictionary<string, string>(), MergeOptions.Default);

        string[] standard = [FieldNames.FullName, FieldNames.IssuingDate, FieldNames.AddressPostalCode];
        Assert.All(standard.Concat(own), field => Assert.Equal(
            (field, Agreement.Same), (field, Compare(field, facts.Find(field)?.Value, drawn.Document[field]))));
        Assert.Equal(facts.Find(FieldNames.FullName)!.Value, facts.Find(FieldNames.LastName)!.Value);
    }

    private static Agreement? Compare(string field, string? read, string printed) => read is null
        ? null
        : FieldComparison.Compare(Reading(field, read), Reading(field, printed));

    private static FieldReading Reading(string name, string value) =>
        new(name, value, value, FieldSource.PrintedLabel, 1, "DOCUMENT", null);
}
