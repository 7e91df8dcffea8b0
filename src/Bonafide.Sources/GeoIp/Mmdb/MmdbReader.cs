using System.Buffers.Binary;
using System.Text;

namespace Bonafide.Sources.GeoIp.Mmdb;

/// <summary>The types of the data section (MaxMind DB, Output Data Section).</summary>
internal enum MmdbType
{
    Pointer = 1,
    Text = 2,
    Double = 3,
    Bytes = 4,
    UInt16 = 5,
    UInt32 = 6,
    Map = 7,
    Int32 = 8,
    UInt64 = 9,
    UInt128 = 10,
    Array = 11,
    Boolean = 14,
    Float = 15,
}

/// <summary>A field: where its payload lies, and where the next one begins.</summary>
/// <param name="Size">Bytes of a scalar, entries of a map or array, the value of a Boolean.</param>
/// <param name="Next">Behind a scalar or a pointer; 0 for a map or array that stands in line.</param>
internal readonly record struct MmdbField(MmdbType Type, int Size, int Start, int Next);

/// <summary>
/// Decodes fields of a data section. Each read is checked against the section, pointers lead one step, and one reader
/// decodes a bounded number of fields: a hostile file ends in <see cref="InvalidDataException"/>.
/// </summary>
internal ref struct MmdbReader(ReadOnlySpan<byte> section)
{
    private const int DeepestNesting = 16;
    private const int MostText = 4_096;

    private readonly ReadOnlySpan<byte> _section = section;

    /// <summary>More than any record of a known database holds, by a factor of ten.</summary>
    private int _budget = 10_000;

    /// <summary>Reads the field at an offset, behind a pointer if there is one.</summary>
    public MmdbField Field(int at)
    {
        var field = Control(at);
        if (field.Type != MmdbType.Pointer)
        {
            return field;
        }

        var target = Control(field.Start);
        return target.Type == MmdbType.Pointer ? throw Damaged() : target with { Next = field.Next };
    }

    public MmdbMap Map(int at) => Map(Field(at));

    /// <summary>Walks a map; a field of another type reads as an empty one.</summary>
    public static MmdbMap Map(MmdbField field) => new(field.Type == MmdbType.Map ? field.Size : 0, field.Start);

    /// <summary>The first entry of an array; null when it has none, or is none.</summary>
    public MmdbField? First(MmdbField array) =>
        array is { Type: MmdbType.Array, Size: > 0 } ? Field(array.Start) : null;

    public readonly string? Text(MmdbField field) => field.Type != MmdbType.Text ? null
        : field.Size <= MostText ? Encoding.UTF8.GetString(_section.Slice(field.Start, field.Size))
        : throw Damaged();

    public readonly double? Number(MmdbField field) => (field.Type, field.Size) switch
    {
        (MmdbType.Double, 8) => BinaryPrimitives.ReadDoubleBigEndian(_section[field.Start..]),
        (MmdbType.Float, 4) => BinaryPrimitives.ReadSingleBigEndian(_section[field.Start..]),
        (MmdbType.UInt16 or MmdbType.UInt32 or MmdbType.UInt64, _) => Unsigned(field),
        _ => null,
    };

    public static bool? Flag(MmdbField field) => field.Type == MmdbType.Boolean ? field.Size != 0 : null;

    /// <summary>An unsigned integer of up to eight bytes; leading zeros are left out in the file.</summary>
    public readonly ulong Unsigned(MmdbField field)
    {
        if (field.Type is not (MmdbType.UInt16 or MmdbType.UInt32 or MmdbType.UInt64) || field.Size > 8)
        {
            throw Damaged();
        }

        var value = 0UL;
        foreach (var b in _section.Slice(field.Start, field.Size))
        {
            value = value << 8 | b;
        }

        return value;
    }

    internal readonly ReadOnlySpan<byte> Payload(MmdbField field) => _section.Slice(field.Start, field.Size);

    /// <summary>The offset behind a field, however much it holds.</summary>
    internal int Behind(MmdbField field, int depth = 0)
    {
        if (field.Next != 0)
        {
            return field.Next;
        }

        if (depth >= DeepestNesting)
        {
            throw Damaged();
        }

        var at = field.Start;
        var fields = field.Type == MmdbType.Map ? field.Size * 2 : field.Size;
        for (var i = 0; i < fields; i++)
        {
            // What a pointer leads to lies elsewhere; only the pointer is passed over.
            at = Behind(Control(at), depth + 1);
        }

        return at;
    }

    private MmdbField Control(int at)
    {
        if (--_budget < 0)
        {
            throw Damaged();
        }

        var control = Byte(at++);
        var type = (MmdbType)(control >> 5);
        if (type == MmdbType.Pointer)
        {
            return Pointer(control, at);
        }

        if (type == 0)
        {
            type = (MmdbType)(Byte(at++) + 7);
        }

        var size = control & 0x1F;
        if (size >= 29 && type != MmdbType.Boolean)
        {
            var more = size - 28;
            size = (more == 1 ? 29 : more == 2 ? 285 : 65_821) + Unsigned(at, more);
            at += more;
        }

        var isContainer = type is MmdbType.Map or MmdbType.Array;
        var bytes = isContainer || type == MmdbType.Boolean ? 0 : size;
        if (!Enum.IsDefined(type) || at > _section.Length - bytes)
        {
            throw Damaged();
        }

        return new(type, size, at, isContainer ? 0 : at + bytes);
    }

    /// <summary>Start is where it leads; the four sizes begin where the smaller one ends.</summary>
    private readonly MmdbField Pointer(int control, int at)
    {
        var size = (control >> 3 & 3) + 1;
        var rest = Unsigned(at, size);
        var high = size == 4 ? 0 : (control & 7) << (8 * size);
        var target = (long)(uint)rest + high + (size == 2 ? 2_048 : size == 3 ? 526_336 : 0);
        return target < _section.Length ? new(MmdbType.Pointer, 0, (int)target, at + size) : throw Damaged();
    }

    private readonly int Unsigned(int at, int bytes)
    {
        var value = 0;
        for (var i = 0; i < bytes; i++)
        {
            value = value << 8 | Byte(at + i);
        }

        return value;
    }

    private readonly byte Byte(int at) => (uint)at < (uint)_section.Length ? _section[at] : throw Damaged();

    private static InvalidDataException Damaged() => new("The MMDB is damaged.");
}

/// <summary>Walks the entries of a map.</summary>
internal ref struct MmdbMap(int entries, int at)
{
    private int _left = entries;
    private int _at = at;

    public ReadOnlySpan<byte> Key { get; private set; }

    public MmdbField Value { get; private set; }

    public bool MoveNext(ref MmdbReader reader)
    {
        if (_left-- <= 0)
        {
            return false;
        }

        var key = reader.Field(_at);
        if (key.Type != MmdbType.Text)
        {
            throw new InvalidDataException("The MMDB is damaged: a key is no text.");
        }

        Key = reader.Payload(key);
        Value = reader.Field(key.Next);
        _at = _left == 0 ? 0 : reader.Behind(Value);
        return true;
    }
}
