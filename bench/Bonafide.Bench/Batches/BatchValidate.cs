using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;

namespace Bonafide.Bench.Batches;

/// <summary>The check of 10,000 rows with the seed's columns, before anything runs.</summary>
internal sealed class BatchValidate : IFigure
{
    private const int Rounds = 9;

    public string Name => "batch-validate";

    public string Summary => "validation of 10,000 rows with the seed's columns, median of 9";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var folder = Directory.CreateTempSubdirectory("bonafide-bench-").FullName;
        try
        {
            var ids = new UuidV7Ids(TimeProvider.System);
            var spool = new DiskSpool(Path.Combine(folder, "spool"));
            var content = ids.New();
            var bytes = Encoding.UTF8.GetBytes(WideCsv.Make(arguments.Number("rows", 10_000), 300));
            using (var file = spool.Create(content))
            {
                RandomAccess.Write(file, bytes, 0);
            }

            var validation = new BatchValidation(spool, ids, new BatchOptions());
            UploadedFile[] files = [new("input.csv", content, bytes.Length)];
            var times = new List<double>();
            for (var round = 0; round < Rounds + 2; round++)
            {
                times.Add(1_000 * await BatchBench.SecondsAsync(() => CheckAsync(validation, files)));
            }

            // The first two warm the code up.
            return
            [
                new("validation", BatchBench.Median(times.Skip(2)), "ms", Bar.AtMost(300)),
                new("validation, slowest", times.Skip(2).Max(), "ms"),
                new("size of the file", bytes.Length / 1e6, "MB"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task CheckAsync(BatchValidation validation, IReadOnlyList<UploadedFile> files) =>
        validation.Check(files, keep: false).Report is { IsValid: false } report
            ? throw new InvalidOperationException(report.Error)
            : Task.CompletedTask;
}
