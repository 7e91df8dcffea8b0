using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Tests.Packs;

public sealed class PackTests
{
    private static readonly PackCompiler Numbers = new("numbers", ["list"], (packages, writer) =>
    {
        var lines = packages.Lines("list", "list.txt").ToList();
        KeyTable.Write(writer, "key", lines.Where(line => System.Text.Ascii.IsValid(line))
            .Select((line, index) => (line, index)).ToDictionary(pair => pair.line, pair => (uint)pair.index));
        var texts = new TextTable.Builder();
        lines.ForEach(line => texts.Add(line));
        texts.WriteTo(writer, "text");
    });

    [Fact]
    public void KeyTable_FindsEveryKeyAndNoOther()
    {
        using var made = new MadeUpPackages();
        var lines = Enumerable.Range(0, 5_000).Select(i => "key" + (i * 7)).ToList();
        made.File("list", "list.txt", string.Join('\n', lines)).Build(Numbers);
        using var pack = made.Open().TryOpen("numbers")!.File;
        var table = new KeyTable(pack, "key");
        for (var i = 0; i < lines.Count; i++)
        {
            Assert.Equal((uint)i, table.Find(lines[i]));
        }

        Assert.Null(table.Find("key1"));
        Assert.Null(table.Find(string.Empty));
        Assert.Null(table.Find("kéy0"));
        Assert.Null(table.Find(new string('a', 256)));
    }

    [Fact]
    public void TextTable_GivesTextsBack()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "one\ntwö").Build(Numbers);
        using var pack = made.Open().TryOpen("numbers")!.File;
        var texts = new TextTable(pack, "text");
        Assert.Equal(["", "one", "twö"], Enumerable.Range(0, texts.Count).Select(i => texts[i]));
    }

    [Fact]
    public void SamePackages_GiveTheSameBytes()
    {
        using var first = new MadeUpPackages();
        using var second = new MadeUpPackages();
        var one = first.File("list", "list.txt", "a\nb").Build(Numbers);
        var two = second.File("list", "list.txt", "a\nb").Build(Numbers);
        Assert.Equal(one.Packs[0].Sha256, two.Packs[0].Sha256);
        Assert.Equal(new PackSource("list", "1.2.3", "2026-01-01", "made up", "nobody"), one.Packs[0].Sources[0]);
        Assert.NotEqual(one.Packs[0].Version, second.File("list", "list.txt", "a\nc").Build(Numbers).Packs[0].Version);
    }

    [Fact]
    public void ReplacedPack_LeavesOpenReadersAlone()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "old").Build(Numbers);
        using var pack = made.Open().TryOpen("numbers")!.File;
        made.File("list", "list.txt", "new").Build(Numbers);
        Assert.Equal(0u, new KeyTable(pack, "key").Find("old"));
        Assert.NotNull(new KeyTable(made.Open().TryOpen("numbers")!.File, "key").Find("new"));
    }

    [Fact]
    public void Missing_ReadsAsNotConfigured()
    {
        using var made = new MadeUpPackages();
        Assert.Null(made.Open().Manifest);
        Assert.Null(made.Open().TryOpen("numbers"));
    }

    [Fact]
    public void CutShort_StopsTheStart()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "a\nb").Build(Numbers);
        var path = Path.Combine(made.Target, "numbers.pack");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^32]);
        Assert.Throws<InvalidDataException>(() => made.Open().TryOpen("numbers"));
        Assert.Throws<InvalidDataException>(() => PackFile.Open(path));
    }

    [Fact]
    public void FlippedBit_IsFoundByVerification()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "a\nb").Build(Numbers);
        Assert.Empty(made.Open().Damaged());
        var path = Path.Combine(made.Target, "numbers.pack");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal(["numbers"], made.Open().Damaged());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    public void DamagedHeader_IsRefused(int at)
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "a\nb").Build(Numbers);
        var path = Path.Combine(made.Target, "numbers.pack");
        var bytes = File.ReadAllBytes(path);
        bytes[at] = 0xFF;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InvalidDataException>(() => PackFile.Open(path));
    }

    [Fact]
    public void OtherVersionThanDescribed_IsRefused()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "a");
        File.WriteAllText(Path.Combine(made.Packages, "list", "package.json"), """{"version":"9.9.9"}""");
        var error = Assert.Throws<InvalidDataException>(() => made.Build(Numbers));
        Assert.Contains("9.9.9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedManifest_StopsTheStart()
    {
        using var made = new MadeUpPackages();
        made.File("list", "list.txt", "a").Build(Numbers);
        File.WriteAllText(Path.Combine(made.Target, PackManifest.FileName), "{");
        Assert.Throws<InvalidDataException>(() => made.Open());
    }
}
