using Bonafide.Core.Documents;

namespace Bonafide.Core.Tests.Documents;

public sealed class DocumentKindsTests
{
    [Theory]
    [InlineData("USA", "DRIVING_LICENSE", true)]
    [InlineData("BRA", "DRIVING_LICENSE", false)]
    [InlineData("BRA", "ID_CARD", true)]
    [InlineData("UTO", "PASSPORT", false)]
    [InlineData(null, "DRIVING_LICENSE", true)]
    [InlineData("UTO", null, false)]
    public void Back_IsNeededByCountryAndType(string? country, string? type, bool needed) =>
        Assert.Equal(needed, DocumentKinds.HasBackSide(country, type, []));
}
