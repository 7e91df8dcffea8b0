using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents.Merging;

public sealed class DateOrderTests
{
    [Theory]
    [InlineData("1974-08-12")]
    [InlineData("1974-08-11")]
    [InlineData("2030-01-02")]
    public void IssueOutOfOrder_IsDoubted_AndTheZonesDatesAreNot(string issued)
    {
        var doubted = Doubted(
            Field(FieldNames.DateOfBirth, "1974-08-12", FieldSource.MrzChecked),
            Field(FieldNames.IssuingDate, issued),
            Field(FieldNames.ExpiryDate, "2030-01-02", FieldSource.MrzChecked));

        Assert.Equal([FieldNames.IssuingDate], doubted);
    }

    [Fact]
    public void DatesInOrder_AreBelieved() => Assert.Empty(Doubted(
        Field(FieldNames.DateOfBirth, "1974-08-12"), Field(FieldNames.IssuingDate, "1974-08-13"),
        Field(FieldNames.ExpiryDate, "1974-08-14")));

    [Fact]
    public void PlaceThatIsKnown_IsBelievedBeforeALabel() => Assert.Equal([FieldNames.IssuingDate], Doubted(
        Field(FieldNames.DateOfBirth, "1974-08-12", FieldSource.PrintedLayout),
        Field(FieldNames.IssuingDate, "1974-08-12")));

    [Fact]
    public void DatesOfOneWorth_AreBothDoubted() => Assert.Equal(
        [FieldNames.IssuingDate, FieldNames.ExpiryDate],
        Doubted(Field(FieldNames.IssuingDate, "2030-01-02"), Field(FieldNames.ExpiryDate, "2020-01-02")));

    [Fact]
    public void DateThatAnotherSourceConfirms_IsBelieved() => Assert.Equal([FieldNames.ExpiryDate], Doubted(
        Field(FieldNames.IssuingDate, "2030-01-02") with { Agreeing = [FieldSource.PrintedLabel] },
        Field(FieldNames.ExpiryDate, "2020-01-02")));

    /// <summary>The year alone stands before every day of it.</summary>
    [Fact]
    public void DateWithoutItsDay_HasNoOrder() => Assert.Empty(Doubted(
        Field(FieldNames.IssuingDate, "2020"), Field(FieldNames.ExpiryDate, "2020")));

    private static IEnumerable<string> Doubted(params DocumentField[] fields) =>
        DateOrder.Doubt(fields).Where(field => !field.IsSure).Select(field => field.Name);

    private static DocumentField Field(
        string name, string value, FieldSource source = FieldSource.PrintedLabel) =>
        new(name, value, source, 0.95, "DOCUMENT", null, []);
}
