using System.Runtime.InteropServices;
using System.Text;

namespace Bonafide.Sources.Packs;

/// <summary>Numbered UTF-8 texts in a pack: an array of offsets and the bytes. Number 0 is the empty text.</summary>
internal sealed class TextTable(PackFile pack, string name)
{
    public int Count => pack.Section<uint>(name + ".at").Length - 1;

    public ReadOnlySpan<byte> Utf8(int number)
    {
        var offsets = pack.Section<uint>(name + ".at");
        return pack.Section<byte>(name + ".text")[(int)offsets[number]..(int)offsets[number + 1]];
    }

    public string this[int number] => Encoding.UTF8.GetString(Utf8(number));

    /// <summary>Collects texts at build time; equal texts share a number.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [string.Empty] = 0 };
        private readonly List<string> _texts = [string.Empty];

        public int Add(string? text)
        {
            text ??= string.Empty;
            if (!_numbers.TryGetValue(text, out var number))
            {
                number = _texts.Count;
                _numbers.Add(text, number);
                _texts.Add(text);
            }

            return number;
        }

        public void WriteTo(PackFileWriter writer, string name)
        {
            var bytes = new MemoryStream();
            var offsets = new List<uint>(_texts.Count + 1);
            foreach (var text in _texts)
            {
                offsets.Add((uint)bytes.Length);
                bytes.Write(Encoding.UTF8.GetBytes(text));
            }

            offsets.Add((uint)bytes.Length);
            writer.Add(name + ".at", MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(offsets)).ToArray());
            writer.Add(name + ".text", bytes.ToArray());
        }
    }
}
