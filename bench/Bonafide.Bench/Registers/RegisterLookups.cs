using System.Diagnostics;
using System.Globalization;
using Bonafide.Bench.Signals;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Core.Identity.Records;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Files;
using Bonafide.Sources.Registers.Import;

namespace Bonafide.Bench.Registers;

/// <summary>Import, exact and fuzzy lookup of a register of made-up people, and the comparison of two people.</summary>
internal sealed class RegisterLookups : IFigure
{
    private const int Asked = 2_000;
    private static readonly string[] Given = ["Ana", "Bruno", "Carla", "Diego", "Elena", "Fabio", "Gilda", "Hugo"];

    private static readonly PreparedData Subject = new()
    {
        FirstName = "Ana Maria", LastName = "Souza", DateOfBirth = "1980-03-08",
    };

    private static readonly SourceRecord Record = new(new Dictionary<string, string>
    {
        ["firstName"] = "Anna", ["lastName"] = "de Sousa", ["dateOfBirth"] = "1980-03-08",
    });

    public string Name => "registers";

    public string Summary => "Imports made-up people into a register and finds them by number, or name and birth date.";

    public Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("records", 1_000_000);
        var folder = Directory.CreateTempSubdirectory("bonafide-bench-").FullName;
        try
        {
            return Task.FromResult(Run(folder, count));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<Measured> Run(string folder, int count)
    {
        var path = Path.Combine(folder, "people.csv");
        Write(path, count);
        var store = new RegisterStore(Path.Combine(folder, "registers"));
        var tenant = new TenantId(new Guid("00000000-0000-7000-8000-000000000001"));
        var key = new byte[32];
        var importer = new RegisterImporter(
            store, TimeProvider.System, new UuidV7Ids(TimeProvider.System), Transliterator.LatinOnly,
            RegisterLimits.Default);
        var process = Process.GetCurrentProcess();
        var used = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        RegisterManifest manifest;
        using (var stream = File.OpenRead(path))
        {
            manifest = importer.Import(
                tenant, key, new RegisterImport("cpf", "bench", SourceType.Government, null, RegisterFormat.Csv),
                stream).Imported!;
        }

        var rate = count / watch.Elapsed.TotalSeconds;
        process.Refresh();
        var work = count / (process.TotalProcessorTime - used).TotalSeconds;
        using var file = store.Open(tenant, "bench", manifest.Version, key);
        var random = new Random(11);
        var exact = Median(() => file.FindExact(0, Number(random.Next(count))).Count);
        var fuzzy = Median(() =>
        {
            var person = Person(random.Next(count));
            return file.FindPeople(PersonName.Parse(person.First, person.Last + "z"), person.Born, null).Count;
        });
        return
        [
            new("records", count, "records"),
            new("import, of processor time", work, "records/s", Bar.AtLeast(50_000)),
            new("import, of the clock", rate, "records/s"),
            new("exact lookup, median", exact.Median, "ms", Bar.AtMost(1)),
            new("exact lookup, 99th percentile", exact.P99, "ms"),
            new("name and birth date, median", fuzzy.Median, "ms", Bar.AtMost(10)),
            new("name and birth date, 99th percentile", fuzzy.P99, "ms"),
            .. Loops.Rates("comparison of two people", Bar.AtLeast(200_000), 50_000, Compare),
        ];
    }

    private static void Compare(int i) => _ = new SubjectComparison(Subject, Record).CompleteName;

    private static (double Median, double P99) Median(Func<int> ask)
    {
        var times = new double[Asked];
        for (var i = 0; i < Asked; i++)
        {
            var watch = Stopwatch.StartNew();
            if (ask() == 0)
            {
                throw new InvalidOperationException("A record that is there was not found.");
            }

            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[Asked / 2], times[Asked * 99 / 100]);
    }

    private static void Write(string path, int count)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("idNumber,firstName,lastName,dateOfBirth");
        for (var i = 0; i < count; i++)
        {
            var (first, last, born) = Person(i);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Number(i)},{first},{last},{born:yyyy-MM-dd}"));
        }
    }

    private static string Number(int i) => i.ToString("00000000000", CultureInfo.InvariantCulture);

    private static (string First, string Last, DateOnly Born) Person(int i)
    {
        var random = new Random(i);
        var last = string.Concat(Enumerable.Range(0, 3).Select(_ =>
            $"{"bcdfglmnprst"[random.Next(12)]}{"aeiou"[random.Next(5)]}"));
        return (Given[random.Next(Given.Length)], last, new DateOnly(1940, 1, 1).AddDays(random.Next(25_000)));
    }
}
