using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace Bonafide.Sources.Packs;

/// <summary>
/// A compiled pack, mapped read-only: only the pages that are looked at are held in memory. A view obtained from
/// <see cref="Section{T}"/> is valid while this object is reachable; readers keep it in a field for as long as they
/// live.
/// </summary>
internal sealed unsafe class PackFile : IDisposable
{
    private const int MaxSections = 64;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Dictionary<string, (long Offset, long Length)> _sections = new(StringComparer.Ordinal);
    private byte* _start;

    private PackFile(MemoryMappedFile file, MemoryMappedViewAccessor view)
    {
        _file = file;
        _view = view;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    ~PackFile() => Release();

    /// <exception cref="InvalidDataException">The file is not a pack of this format, or is cut short.</exception>
    public static PackFile Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < PackFileWriter.HeaderLength)
        {
            throw new InvalidDataException($"The pack {Path.GetFileName(path)} is cut short.");
        }

        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        PackFile? pack = null;
        try
        {
            pack = new PackFile(file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read));
            pack.ReadSections(length, Path.GetFileName(path));
            return pack;
        }
        catch
        {
            pack?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>A section as an array of unmanaged values; its length must be a whole number of them.</summary>
    public ReadOnlySpan<T> Section<T>(string name)
        where T : unmanaged
    {
        var (offset, length) = Find(name);
        return new ReadOnlySpan<T>(_start + offset, checked((int)(length / sizeof(T))));
    }

    /// <summary>The address of a section, for tables that are read on hot paths.</summary>
    public (nint Start, int Length) Address(string name)
    {
        var (offset, length) = Find(name);
        return ((nint)(_start + offset), checked((int)length));
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private (long Offset, long Length) Find(string name) => _sections.TryGetValue(name, out var section)
        ? section
        : throw new InvalidDataException($"The pack has no section '{name}'; build the data again.");

    private void ReadSections(long length, string fileName)
    {
        var header = new ReadOnlySpan<byte>(_start, PackFileWriter.HeaderLength);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        var known = BinaryPrimitives.ReadUInt32LittleEndian(header) == PackFileWriter.Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) == PackFileWriter.FormatVersion;
        if (!known || count > MaxSections
            || length < PackFileWriter.HeaderLength + (count * PackFileWriter.EntryLength))
        {
            throw new InvalidDataException($"The pack {fileName} is not of this format; build the data again.");
        }

        for (var i = 0; i < count; i++)
        {
            var entry = new ReadOnlySpan<byte>(
                _start + PackFileWriter.HeaderLength + (i * PackFileWriter.EntryLength), PackFileWriter.EntryLength);
            var name = Encoding.ASCII.GetString(entry[..PackFileWriter.NameLength]).TrimEnd('\0');
            var offset = BinaryPrimitives.ReadInt64LittleEndian(entry[PackFileWriter.NameLength..]);
            var size = BinaryPrimitives.ReadInt64LittleEndian(entry[(PackFileWriter.NameLength + 8)..]);
            if (offset < 0 || size < 0 || offset > length || size > length - offset)
            {
                throw new InvalidDataException($"The pack {fileName} is cut short; build the data again.");
            }

            _sections.Add(name, (offset, size));
        }
    }

    private void Release()
    {
        if (_start is not null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
