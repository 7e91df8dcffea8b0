using Bonafide.Core.Identity.Names;
using Bonafide.Core.Tests.Identity;
using Bonafide.Server.Cli;

namespace Bonafide.Bench.People;

/// <summary>Generated pairs of people: the curve on one seed, the rates of the default on another.</summary>
internal sealed class PersonMatching : IFigure
{
    private const int CurveSeed = 1;
    private const int ReportSeed = 4;

    public string Name => "people";

    public string Summary => "Tells generated pairs of one person from near-miss impostors.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var pairs = arguments.Number("pairs", 50_000);
        var limit = NameComparisonOptions.Default.CompleteLimit;
        var measured = new List<Measured> { new("pairs of each kind", pairs, "pairs") };
        foreach (var at in (double[])[0.80, 0.84, 0.86, 0.88, 0.90, 0.92, 0.94])
        {
            var point = PersonPairRates.Measure(
                CurveSeed, pairs, (a, b) => PersonPairRates.ByNameAndBirth(a, b, at));
            measured.Add(new($"curve at {at:0.00}: true", point.True * 100, "%"));
            measured.Add(new($"curve at {at:0.00}: false", point.False * 100, "%"));
        }

        var reported = arguments.Number("reported", 8 * pairs);
        var two = PersonPairRates.Measure(
            ReportSeed, reported, (a, b) => PersonPairRates.ByNameAndBirth(a, b, limit));
        var three = PersonPairRates.Measure(ReportSeed, pairs, (a, b) => PersonPairRates.ByAll(a, b, limit));
        measured.Add(new("name and birth date: true", two.True * 100, "%", Bar.AtLeast(97)));
        measured.Add(new("pairs of each kind for name and birth date", reported, "pairs"));
        measured.Add(new("name and birth date: false", two.False * 100, "%", Bar.AtMost(0.1)));
        measured.Add(new("name and birth date: false, 95 % interval", Margin(two.False, reported) * 100, "± %"));
        measured.Add(new("with the number: true", three.True * 100, "%", Bar.AtLeast(99)));
        measured.Add(new("with the number: false", three.False * 100, "%", Bar.AtMost(0.1)));
        measured.AddRange(CrossScript.Scripts.Select(script => new Measured(
            $"{script.Key}, by name: true", CrossScript.Matched(script.Value, limit) * 100, "%")));
        return Task.FromResult<IReadOnlyList<Measured>>(measured);
    }

    /// <summary>Half the width of the normal interval of a share; there are hundreds of cases in it.</summary>
    private static double Margin(double share, int pairs) => 1.96 * Math.Sqrt(share * (1 - share) / pairs);
}
