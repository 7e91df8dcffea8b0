using Bonafide.Engine.Reports;

namespace Bonafide.Engine.Tests.Reports;

public sealed class ReportValueTests
{
    [Theory]
    [InlineData("panNumber", "9999647575516911", "************6911")]
    [InlineData("cardNumberLastFourDigits", "6911", "6911")]
    [InlineData("documentNumber", "9999647575516911", "9999647575516911")]
    [InlineData(null, "OK", "OK")]
    public void CardNumber_IsShownByItsEndAlone(string? path, string value, string shown) =>
        Assert.Equal(shown, ReportValue.Shown(path, value));
}
