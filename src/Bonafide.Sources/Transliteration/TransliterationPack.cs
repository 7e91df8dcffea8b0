using System.Globalization;
using System.Text;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Transliteration;

/// <summary>The table that writes every script in Latin letters, compiled from npm <c>any-ascii</c>.</summary>
internal static class TransliterationPack
{
    internal const string Name = "transliteration";
    internal const string Package = "any-ascii";
    private const string Texts = "block";

    internal static readonly PackCompiler Compiler = new(Name, [Package], Compile);

    /// <summary>Null when the pack was not built; names in other scripts can then not be compared.</summary>
    internal static (Transliterator Table, DataVersion Version)? TryOpen(PackFolder folder)
    {
        if (folder.TryOpen(Name) is not { } pack)
        {
            return null;
        }

        using var file = pack.File;
        var texts = new TextTable(file, Texts);
        var blocks = new Dictionary<int, string[]>();
        foreach (var entry in file.Section<uint>(Texts + ".number"))
        {
            blocks[(int)(entry >> 12)] = texts[(int)(entry & 0xFFF)].Split('\t');
        }

        return (new Transliterator(blocks), pack.Version);
    }

    private static void Compile(DescribedPackages packages, PackFileWriter writer)
    {
        var texts = new TextTable.Builder();
        var numbers = Blocks(packages).Select(block => (block.Number << 12) | (uint)texts.Add(block.Text)).ToArray();
        texts.WriteTo(writer, Texts);
        writer.Add(
            Texts + ".number", System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray());
    }

    /// <summary>The table while packs are being built, for other compilers.</summary>
    internal static Transliterator ReadTable(DescribedPackages packages) => new(Blocks(packages)
        .ToDictionary(block => (int)block.Number, block => block.Text.Split('\t')));

    /// <summary>
    /// Lines of the package's script: <c>case N:return"…"</c>, the texts of 256 code points between tabs.
    /// </summary>
    private static List<(uint Number, string Text)> Blocks(DescribedPackages packages)
    {
        const string returns = ":return\"";
        var blocks = new List<(uint, string)>();
        foreach (var line in packages.Lines(Package, "block.js"))
        {
            var at = line.IndexOf(returns, StringComparison.Ordinal);
            if (line.StartsWith("case ", StringComparison.Ordinal) && at > 0)
            {
                blocks.Add((
                    uint.Parse(line.AsSpan(5, at - 5), CultureInfo.InvariantCulture),
                    Unescape(line[(at + returns.Length)..line.LastIndexOf('"')])));
            }
        }

        return blocks.Count > 0
            ? blocks
            : throw new InvalidDataException($"The package {Package} is not written as expected.");
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return plain.ToString();
    }
}
