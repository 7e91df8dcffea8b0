using System.Diagnostics;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Screening;
using Bonafide.Core.Tests.Identity;

namespace Bonafide.Bench.Screening;

/// <summary>One name against a list: time of a search, and what it loses against comparing every name.</summary>
internal sealed class NameScreening : IFigure
{
    private const int ListSeed = 3;
    private const int Asked = 100;

    /// <summary>As many as the product compares in full.</summary>
    private const int Most = 5_000;

    public string Name => "screening";

    public string Summary => "Screens one name against made-up entries, and holds the hits against brute force.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var entries = arguments.Number("entries", 100_000);
        var pairs = new PersonPairs(ListSeed);
        var random = new Random(ListSeed);

        // Pairs share few surnames; a made-up third word spreads the names as real lists do.
        var listed = Enumerable.Range(0, entries).Select(_ => (Person: pairs.True(), Word: Word(random))).ToList();
        var index = new NameIndex([.. listed.Select(one => Parse(one.Person.First, one.Word))]);
        var (found, all, themselves) = (0, 0, 0);
        var times = new double[Asked];
        var work = TimeSpan.Zero;
        for (var i = 0; i < Asked; i++)
        {
            var number = random.Next(entries);
            var one = listed[number];
            var query = Parse(one.Person.Second, one.Word);
            var used = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var hits = index.Near(query, ScreeningWeights.Floor, Most)
                .Where(near => Score(query, index[near]) >= ScreeningWeights.Floor).ToHashSet();
            times[i] = watch.Elapsed.TotalMilliseconds;
            work += Environment.CpuUsage.TotalTime - used;
            var brute = Enumerable.Range(0, index.Count)
                .Where(near => Score(query, index[near]) >= ScreeningWeights.Floor).ToList();
            themselves += hits.Contains(number) ? 1 : 0;
            all += brute.Count;
            found += brute.Count(hits.Contains);
        }

        Array.Sort(times);
        return Task.FromResult<IReadOnlyList<Measured>>(
        [
            new("entries", entries, "entries"),
            new("search, mean of processor time", work.TotalMilliseconds / Asked, "ms", Bar.AtMost(5)),
            new("search, median of the clock", times[Asked / 2], "ms"),
            new("search, 99th percentile of the clock", times[Asked * 99 / 100], "ms"),
            new("searches that find the person listed", (double)themselves / Asked, "share"),
            new("hits of brute force", all, "hits"),
            new("recall", (double)found / all, "share", Bar.AtLeast(0.99)),
        ]);
    }

    private static double Score(PersonName a, PersonName b) => NameComparer.Default.Compare(a, b).Complete;

    private static PersonName Parse(WrittenPerson person, string word) =>
        PersonName.Parse(person.Given, $"{person.Surnames} {word}");

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 3).Select(_ =>
        $"{"bcdfghklmnprstvz"[random.Next(16)]}{"aeiou"[random.Next(5)]}"));
}
