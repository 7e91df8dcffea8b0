using System.Diagnostics;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.History;
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

    private static SightingHistory LookUp(Storage.Access.IReadSession session, byte[] hash, DateTimeOffset now)
    {
        var seen = new EarlierSightings(session, Asking(now)).Counts(SightingKind.IpAddress, hash);
        return seen.Hits > 0 ? seen : throw new InvalidOperationException("An element that is there was not found.");
    }

    private static ElementHistory WithTogether(Storage.Access.IReadSession session, byte[] hash, DateTimeOffset now)
    {
        var execution = Asking(now);
        return ElementHistories.Read(
            new EarlierSightings(session, execution), execution,
            new(SubjectElement.IpAddress, new(SightingKind.IpAddress, "an address")), hash, withLinks: true);
    }

    private static ExecutionView Asking(DateTimeOffset now) => new()
    {
        Tenant = ManySightings.Tenant, IsSandbox = false, Account = new(Guid.Empty), Id = new(Guid.Empty),
        Workflow = null!, StartedAt = now, Settings = new(), Credentials = [],
    };
}
