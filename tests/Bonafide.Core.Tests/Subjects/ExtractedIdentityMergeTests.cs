using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Tests.Subjects;

public sealed class ExtractedIdentityMergeTests
{
    [Fact]
    public void Takes_NamedFields_FromTheMergedReading()
    {
        var identity = ExtractedIdentityMerge.Of(Document(
            new DocumentClass("UTO", "PASSPORT", "E_PASSPORT", "FRONT", null, null, false, 1),
            (FieldNames.FirstName, "ANNA MARIA"), (FieldNames.LastName, "ERIKSSON"),
            (FieldNames.DateOfBirth, "1974-08-12"), (FieldNames.DocumentNumber, "L898902C3"),
            (FieldNames.PlaceOfBirth, "ZENITH")));

        Assert.Equal("PASSPORT", identity.Type);
        Assert.Equal("E_PASSPORT", identity.SubType);
        Assert.Equal("UTO", identity.IssuingCountry);
        Assert.Equal("ANNA MARIA", identity.FirstName);
        Assert.Equal("1974-08-12", identity.DateOfBirth);
        Assert.Equal("ZENITH", Assert.Single(identity.Other).Value);
        Assert.Null(identity.Address);
        Assert.Null(identity.ExpiryDate);
    }

    [Fact]
    public void Falls_BackToTheReadCountry_WhenTheClassIsNotKnown()
    {
        var identity = ExtractedIdentityMerge.Of(Document(DocumentClass.Unknown, (FieldNames.IssuingCountry, "D")));
        Assert.Equal("D", identity.IssuingCountry);
        Assert.Null(identity.Type);
    }

    [Fact]
    public void Keeps_AddressParts_AndTheFormattedAddressAside()
    {
        var identity = ExtractedIdentityMerge.Of(Document(
            DocumentClass.Unknown, (FieldNames.AddressLine1, "1 Main St"), (FieldNames.AddressPostalCode, "12345"),
            (FieldNames.AddressFormatted, "1 Main St, 12345")));
        Assert.Equal(new AddressData { Line1 = "1 Main St", PostalCode = "12345" }, identity.Address);
        Assert.True(identity.Other.ContainsKey(FieldNames.AddressFormatted));
    }

    [Fact]
    public void Fills_GapsOfTheFirstDocument_ButNeverMixesDocumentNumbers()
    {
        var merged = ExtractedIdentityMerge.Of([
            Document(DocumentClass.Unknown, (FieldNames.FirstName, "ANNA")),
            Document(DocumentClass.Unknown, (FieldNames.FirstName, "OTHER"), (FieldNames.LastName, "ERIKSSON"),
                (FieldNames.DocumentNumber, "X1")),
        ])!;
        Assert.Equal("ANNA", merged.FirstName);
        Assert.Equal("ERIKSSON", merged.LastName);
        Assert.Null(merged.DocumentNumber);
        Assert.Null(ExtractedIdentityMerge.Of([]));
    }

    private static DocumentFacts Document(DocumentClass kind, params (string Name, string Value)[] fields) => new(
        [], kind,
        [.. fields.Select(field => new DocumentField(field.Name, field.Value, FieldSource.Mrz, 1, "FRONT", null, []))],
        [], null, new Dictionary<string, string>());
}
