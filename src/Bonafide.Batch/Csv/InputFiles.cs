using Bonafide.Batch.Home;

namespace Bonafide.Batch.Csv;

/// <summary>The files of a batch by their path, and what a cell that names one comes to.</summary>
internal sealed class InputFiles(IEnumerable<UploadedFile> files)
{
    private readonly Dictionary<string, UploadedFile> _files = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
    private ILookup<string, string>? _folded;

    public UploadedFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>The one whose name differs only in case, which Windows and macOS would have found.</summary>
    public string? FindNear(string path)
    {
        _folded ??= _files.Keys.ToLookup(p => p.ToUpperInvariant());
        return _folded[path.ToUpperInvariant()].FirstOrDefault();
    }

    /// <summary>"./images/a.jpg" is "images/a.jpg"; null when the path leads out of the batch's folder.</summary>
    public static string? Normalise(string cell)
    {
        if (cell.StartsWith('/') || cell.Contains('\\'))
        {
            return null;
        }

        var names = cell.Split('/').Where(name => name is not ("" or ".")).ToArray();
        return names.Length == 0 || names.Contains("..") ? null : string.Join('/', names);
    }
}
