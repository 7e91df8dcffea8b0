using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Home;

namespace Bonafide.Batch.Tests.Support;

/// <summary>Files of a batch in memory, to be validated.</summary>
internal sealed class MemoryFiles
{
    private readonly Dictionary<string, byte[]> _files = [];

    public static MemoryFiles WithInput(string csv) => new MemoryFiles().Add("input.csv", Encoding.UTF8.GetBytes(csv));

    public MemoryFiles Add(string path, byte[] bytes)
    {
        _files[path] = bytes;
        return this;
    }

    public ValidationReport Validate(CsvLimits? limits = null) =>
        new InputValidation(limits ?? new CsvLimits()).Run(
            [.. _files.Select(f => new UploadedFile(f.Key, Guid.Empty, f.Value.Length))],
            file => new MemoryStream(_files[file.Path]));
}
