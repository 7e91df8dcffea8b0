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
        var (drawn, facts) = Read(name, level);

        string[] standard = [FieldNames.FullName, FieldNames.IssuingDate, FieldNames.AddressPostalCode];
        Assert.All(standard.Concat(own), field => Assert.Equal(
            (field, Agreement.Same), (field, Compare(field, facts.Find(field)?.Value, drawn[field]))));
        Assert.Equal(facts.Find(FieldNames.FullName)!.Value, facts.Find(FieldNames.LastName)!.Value);
    }

    [Theory]
    [InlineData("credit-card", "clean", FieldNames.PanNumber, FieldNames.MonthYearExpiry, FieldNames.FullName)]
    [InlineData("credit-card", "mild", FieldNames.PanNumber, FieldNames.MonthYearExpiry)]
    [InlineData("credit-card-statement", "clean",
        FieldNames.CardNumberLastFourDigits, FieldNames.FullName, FieldNames.DueDate, FieldNames.AddressPostalCode)]
    [InlineData("social-security-card", "clean",
        FieldNames.SocialSecurityNumber, FieldNames.FirstName, FieldNames.LastName)]
    [InlineData("social-security-card", "mild", FieldNames.SocialSecurityNumber, FieldNames.LastName)]
    [InlineData("birth-certificate", "clean",
        FieldNames.DateOfBirth, FieldNames.FirstName, FieldNames.LastName, FieldNames.IssuingDate)]
    public void Paper_GivesItsOwnFields(string name, string level, params string[] own)
    {
        var (drawn, facts) = Read(name, level);

        Assert.All(own, field => Assert.Equal(
            (field, Agreement.Same), (field, Compare(field, facts.Find(field)?.Value, drawn.Fields[field]))));
    }

    /// <summary>Neither the value nor the line that is kept beside it.</summary>
    [Theory]
    [InlineData("UB")]
    [InlineData("CCS")]
    public void WholeCardNumber_LeavesTheReaderForACreditCardAlone(string document)
    {
        var (card, facts) = Read("credit-card", "clean", document);

        var number = card[FieldNames.PanNumber].Replace(" ", string.Empty, StringComparison.Ordinal);
        Assert.DoesNotContain(facts.Images[0].Readings, reading => Digits(reading.Raw).Contains(number[..12])
            || Digits(reading.Value).Contains(number[..12]));
    }

    private (SpecimenDocument Drawn, DocumentFacts Facts) Read(string name, string level, string? document = null)
    {
        var layout = SpecimenLayouts.Papers.Single(paper => paper.Name == name);
        var drawn = SpecimenDrawing.Draw(new() { Layout = layout, Seed = 23 }, SpecimenPeople.Portrait());
        var photo = DegradationChain.Apply(drawn.Pages[0].Image, DegradationLevels.Of(level, 5), 5).Image;
        var image = new DocumentReader(pack.Reader).Read(photo, new DocumentRequest(
            "DOCUMENT", 0, new DateOnly(2026, 11, 28), document ?? layout.Type, drawn.Document.Country));
        return (drawn.Document,
            DocumentAssembly.Of([image], new Dictionary<string, string>(), MergeOptions.Default));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static Agreement? Compare(string field, string? read, string printed) => read is null
        ? null
        : FieldComparison.Compare(Reading(field, read), Reading(field, printed));

    private static FieldReading Reading(string name, string value) =>
        new(name, value, value, FieldSource.PrintedLabel, 1, "DOCUMENT", null);
}
