using System.Buffers;
using System.IO.Compression;
using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;

namespace Bonafide.Batch.Csv;

/// <summary>
/// Expands the archives of a batch into the spool (ruling 26). Sizes are counted while bytes come out and never taken
/// from the archive's own directory; names follow the rules of SFTP; an archive inside an archive stays a file.
/// </summary>
internal sealed class ZipExpansion(ISpool spool, IIds ids, ZipLimits limits)
{
    private const int Depth = 8;
    private const long RatioAskedFrom = 1024 * 1024;

    /// <summary>Bits 28–31 of the attributes that Unix archivers write: the file's type, 10 for a link.</summary>
    private const int UnixTypeMask = 0xF000;
    private const int UnixRegular = 0x8000;

    /// <summary>The files of the batch with its archives replaced by their content.</summary>
    /// <returns>What could not be expanded is a finding; the files are then incomplete and must not be run.</returns>
    public (IReadOnlyList<UploadedFile> Files, IReadOnlyList<Finding> Findings) Expand(
        IReadOnlyList<UploadedFile> files)
    {
        var archives = files.Where(IsArchive).ToArray();
        if (archives.Length == 0)
        {
            return (files, []);
        }

        var expansion = new Expansion(files.Where(f => !IsArchive(f)));
        foreach (var archive in archives)
        {
            try
            {
                ExpandOne(archive, expansion);
            }
            catch (Exception failure) when (failure is InvalidDataException or NotSupportedException)
            {
                expansion.Refuse(FindingCodes.ArchiveUnreadable, BatchErrors.Ingest,
                    "An archive is damaged, encrypted or no ZIP file; upload the files themselves.");
            }
        }

        if (expansion.Findings.Count > 0)
        {
            expansion.Expanded.ForEach(f => spool.Delete(f.Content));
        }

        return (expansion.Files, expansion.Findings);
    }

    private static bool IsArchive(UploadedFile file) => file.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private void ExpandOne(UploadedFile archive, Expansion expansion)
    {
        using var stream = new FileStream(spool.OpenRead(archive.Content), FileAccess.Read);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var folder = archive.Path.Contains('/') ? archive.Path[..(archive.Path.LastIndexOf('/') + 1)] : "";
        foreach (var entry in zip.Entries)
        {
            if (IsIgnored(entry))
            {
                continue;
            }

            if (NameOf(folder + entry.FullName) is not { } path || IsSpecial(entry) || expansion.Has(path))
            {
                expansion.Refuse(FindingCodes.ArchiveName, BatchErrors.Ingest,
                    "An archive holds a name that leads out of it, a link, or a name that is there already.");
                return;
            }

            if (expansion.Expanded.Count >= limits.Entries || !Copy(entry, path, expansion))
            {
                expansion.Refuse(FindingCodes.ArchiveTooLarge, BatchErrors.InvalidFileSize,
                    "An archive expands to too many or too large files; upload the files themselves.");
                return;
            }
        }
    }

    /// <summary>Folders, and what macOS puts beside every file.</summary>
    private static bool IsIgnored(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/')
        || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || entry.Name == ".DS_Store";

    private static bool IsSpecial(ZipArchiveEntry entry)
    {
        var type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        return type is not (0 or UnixRegular) || entry.IsEncrypted;
    }

    private static string? NameOf(string name) =>
        !name.StartsWith('/')
        && HomePath.Parse(Encoding.UTF8.GetBytes(name), Depth, out var path) == HomeResult.Ok
        && !name.Split('/').Contains("..")
            ? string.Join('/', name.Split('/').Where(n => n is not ("" or ".")))
            : null;

    private bool Copy(ZipArchiveEntry entry, string path, Expansion expansion)
    {
        var content = ids.New();
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        using var file = spool.Create(content);
        long size = 0;
        var (fits, whole) = (true, false);
        try
        {
            using var source = entry.Open();
            int count;
            while (fits && (count = source.Read(buffer)) > 0)
            {
                RandomAccess.Write(file, buffer.AsSpan(0, count), size);
                size += count;
                fits = size <= limits.EntryBytes && expansion.Bytes + size <= limits.TotalBytes
                    && (size < RatioAskedFrom || size <= Math.Max(1, entry.CompressedLength) * limits.Ratio);
            }

            whole = true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!whole)
            {
                spool.Delete(content);
            }
        }

        expansion.Add(new UploadedFile(path, content, size));
        return fits;
    }

    private sealed class Expansion(IEnumerable<UploadedFile> plain)
    {
        private readonly List<UploadedFile> _plain = [.. plain];
        private HashSet<string>? _names;

        public List<UploadedFile> Expanded { get; } = [];

        public List<Finding> Findings { get; } = [];

        public long Bytes { get; private set; }

        public IReadOnlyList<UploadedFile> Files => [.. _plain, .. Expanded];

        public bool Has(string path) =>
            (_names ??= [.. _plain.Select(f => f.Path)]).Contains(path);

        public void Add(UploadedFile file)
        {
            Expanded.Add(file);
            _names!.Add(file.Path);
            Bytes += file.Size;
        }

        public void Refuse(string code, string error, string advice) =>
            Findings.Add(new Finding(null, null, code, error, advice));
    }
}
