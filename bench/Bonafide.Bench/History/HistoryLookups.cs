using System.Diagnostics;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Bench.History;

/// <summary>
/// How often an element was seen before, over many transactions that are written in bulk beforehand: of ordinary
/// elements, of busy ones, and of one that every tenth transaction shows.
/// </summary>
internal sealed class HistoryLookups : IFigure
{
    public string Name => "history";

    public string Summary => "History of one element over rows=10000000 transactions; 0.9 GB of disk a million";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var folder = Path.Combine(Environment.CurrentDirectory, "artifacts", "bench-history");
        Directory.CreateDirectory(folder);
        try
        {
            return await MeasureAsync(
                Path.Combine(folder, "history.db"), arguments.Number("rows", 10_000_000),
                arguments.Number("lookups", 2_000));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Measured>> MeasureAsync(string path, int rows, int lookups)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        await using var database = new SqliteDatabase(new SqliteOptions { Path = path }, TimeProvider.System);
        await database.MigrateAsync(default);
        var started = Stopwatch.GetTimestamp();
        var filled = ManySightings.Fill(path, rows, now);
        var filling = Stopwatch.GetElapsedTime(started).TotalSeconds;
        List<Measured> measured =
        [
            new("transactions", rows, ""),
            new("written in", filling, "s"),
            new("on disk", new FileInfo(path).Length / 1e9, "GB"),
        ];
        var random = new Random(7);
        foreach (var (what, elements) in filled.Elements)
        {
            byte[] Pick() => elements[random.Next(elements.Count)];
            var summary = await Timings.OfAsync(lookups, 1, _ => database.ReadAsync(
                ManySightings.Tenant, session => LookUp(session, Pick(), now), default));
            var whole = await Timings.OfAsync(lookups, 1, _ => database.ReadAsync(
                ManySightings.Tenant, session => WithTogether(session, Pick(), now), default));
            measured.AddRange(Rows(what, summary, Bar.AtMost(1)));
            measured.AddRange(Rows(what + ", with what came together", whole, null));
        }

        return measured;
    }

    /// <summary>The median and the processor time have to meet the bar; the last percent is the machine's.</summary>
    private static IEnumerable<Measured> Rows(string what, Timings timings, Bar? bar) =>
    [
        new($"{what}, p50", timings.Percentile(0.5), "ms", bar),
        new($"{what}, p99", timings.Percentile(0.99), "ms"),
        new($"{what}, processor time", timings.ProcessorMilliseconds, "ms", bar),
    ];

    private static SightingSummary LookUp(Storage.Access.IReadSession session, byte[] hash, DateTimeOffset now)
    {
        var seen = SightingHistoryRows.Summary(
            ManySightings.Tenant, session, SightingKind.IpAddress, hash, new(Guid.Empty), new(Guid.Empty), now,
            SightingHistory.MostCounted, SightingHistory.MostLinked);
        return seen.Total > 0 ? seen : throw new InvalidOperationException("An element that is there was not found.");
    }

    private static int WithTogether(Storage.Access.IReadSession session, byte[] hash, DateTimeOffset now)
    {
        var seen = LookUp(session, hash, now);
        return Together(false) + (seen.Risky == 0 ? 0 : Together(true));

        int Together(bool riskyOnly) => SightingHistoryRows.Together(
            ManySightings.Tenant, session, SightingKind.IpAddress, hash, new(Guid.Empty), now,
            SightingHistory.MostLinked, riskyOnly).Count;
    }
}
