using System.Text.RegularExpressions;
using Bonafide.Sources.Phone.Plan;

namespace Bonafide.Sources.Tests.Phone;

public sealed class DigitPatternTests
{
    [Theory]
    [InlineData(@"[2-9]\d{3}")]
    [InlineData(@"(?:12|3[45])\d?6{2,3}")]
    [InlineData(@"1(?:2(?:3|4[0-5])|6)?7|8")]
    [InlineData(@"(?:1\d){2}|2{0,2}3")]
    public void Table_AgreesWithTheExpression(string pattern)
    {
        var graph = new DigitGraph();
        DigitPattern.AddTo(graph, pattern, PlanTag.Mobile, isPrefix: false);
        DigitPattern.AddTo(graph, pattern, PlanTag.Leading, isPrefix: true);
        var table = new DigitTable();
        var start = graph.WriteTo(table);
        var whole = new Regex($"^(?:{pattern})$");
        var prefix = new Regex($"^(?:{pattern})");
        foreach (var text in Enumerable.Range(0, 5).SelectMany(AllOf))
        {
            var tags = Run(table, start, text);
            Assert.Equal(whole.IsMatch(text), tags.HasFlag(PlanTag.Mobile));
            Assert.Equal(prefix.IsMatch(text), tags.HasFlag(PlanTag.Leading));
        }
    }

    [Theory]
    [InlineData("[a-z]")]
    [InlineData(@"\w")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("1+")]
    public void Refuses_AnythingElse(string pattern) => Assert.Throws<InvalidDataException>(() =>
        DigitPattern.AddTo(new DigitGraph(), pattern, PlanTag.Mobile, isPrefix: false));

    private static IEnumerable<string> AllOf(int length) => length == 0
        ? [string.Empty]
        : Enumerable.Range(0, (int)Math.Pow(10, length)).Select(number => number.ToString("D" + length));

    private static PlanTag Run(DigitTable table, uint start, string text)
    {
        var state = start;
        foreach (var c in text)
        {
            state = table.Next[(int)(state * 10) + c - '0'];
        }

        return (PlanTag)table.Accepts[(int)state];
    }
}
