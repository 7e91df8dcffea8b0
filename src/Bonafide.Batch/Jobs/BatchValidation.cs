using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>Expands archives and checks the files of a batch: the same for a dry run and for the real one.</summary>
internal sealed class BatchValidation(ISpool spool, IIds ids, BatchOptions options)
{
    /// <param name="files">As uploaded.</param>
    /// <param name="keep">Whether expanded files stay in the spool, for the batch that will read them.</param>
    public (ValidationReport Report, IReadOnlyList<UploadedFile> Files) Check(
        IReadOnlyList<UploadedFile> files, bool keep)
    {
        var (expanded, refused) = new ZipExpansion(spool, ids, options.Zip).Expand(files);
        if (refused.Count > 0)
        {
            return (new ValidationReport(0, refused, 0), files);
        }

        var report = new InputValidation(options.Csv).Run(expanded, Open);
        if (keep && report.IsValid)
        {
            var made = expanded.Except(files).Select(f => f.Content).ToArray();
            spool.Sync(made);
            return (report, expanded);
        }

        foreach (var file in expanded.Except(files))
        {
            spool.Delete(file.Content);
        }

        return (report, files);
    }

    /// <summary>The rows of a file that was found valid, a chunk at a time.</summary>
    public IEnumerable<IReadOnlyList<BatchRow>> Rows(IReadOnlyList<UploadedFile> files)
    {
        using var stream = Open(files.First(f => f.Path == InputValidation.FileName));
        var chunk = new List<BatchRow>(options.Chunk);
        foreach (var row in InputRows.Read(stream, options.Csv))
        {
            chunk.Add(new BatchRow { Input = row });
            if (chunk.Count == options.Chunk)
            {
                yield return chunk;
                chunk = new List<BatchRow>(options.Chunk);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private FileStream Open(UploadedFile file) => new(spool.OpenRead(file.Content), FileAccess.Read, 64 * 1024);
}
