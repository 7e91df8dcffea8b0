using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Core.Tests.Screening;

namespace Bonafide.Bench.Screening;

/// <summary>What a minimum score finds of listed people, and how many others it hits.</summary>
internal sealed class ScreeningMinimum : IFigure
{
    private const int ChoiceSeed = 5;
    private const int ReportSeed = 6;
    private const int Most = 5_000;
    private static readonly double[] Minima = [0.85, 0.88, 0.90, 0.92, 0.95];

    public string Name => "screening-minimum";

    public string Summary => "Screens made-up people with slips, on a list and on none, at several minimum scores.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var (entries, people) = (arguments.Number("entries", 10_000), arguments.Number("people", 2_000));
        return Task.FromResult<IReadOnlyList<Measured>>(
        [
            new("entries", entries, "entries"),
            new("people of each kind", people, "people"),
            .. Rates("choice", ChoiceSeed, entries, people),
            .. Rates("report", ReportSeed, entries, people),
        ]);
    }

    private static IEnumerable<Measured> Rates(string half, int seed, int entries, int people)
    {
        var made = new MadeUpPeople(seed);
        var listed = Enumerable.Range(0, entries).Select(_ => made.Next()).ToList();
        var index = new NameIndex([.. listed.Select(Parse)]);
        var best = Enumerable.Range(0, people).Select(i =>
        {
            var number = i * (entries / people);
            return Scores(index, listed, made.Noisy(listed[number])).GetValueOrDefault(number);
        }).ToList();
        var others = Enumerable.Range(0, people).Select(_ =>
            Scores(index, listed, made.Noisy(made.Next())).Values.DefaultIfEmpty(0).Max()).ToList();
        foreach (var minimum in Minima)
        {
            yield return new($"{half} at {minimum:0.00}: listed found", Share(best, minimum), "%");
            yield return new($"{half} at {minimum:0.00}: others hit", Share(others, minimum), "%");
        }
    }

    private static Dictionary<int, double> Scores(
        NameIndex index, List<(string Given, string Surnames)> listed, (string Given, string Surnames) asked)
    {
        var subject = Parse(asked);
        return index.Near(subject, ScreeningWeights.Floor, Most).ToDictionary(number => number, number =>
            ScreeningScore.Of(
                subject, null, [],
                new(
                    "made up", WatchlistSubject.Person,
                    [new(listed[number].Given, listed[number].Surnames, false)], [], []),
                ScreeningWeights.Default).Total);
    }

    private static double Share(List<double> scores, double minimum) =>
        100.0 * scores.Count(score => score >= minimum) / scores.Count;

    private static PersonName Parse((string Given, string Surnames) name) =>
        PersonName.Parse(name.Given, name.Surnames);
}
