using Bonafide.Core.Contact;
using Bonafide.Sources.Email;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Email;

/// <summary>
/// The vectors of the Public Suffix List project (public domain), over made-up and over the real rules.
/// </summary>
public sealed class PublicSuffixTests
{
    public static TheoryData<string, string?> Vectors => new()
    {
        { "com", null }, { "example.com", "example.com" }, { "www.example.com", "example.com" },
        { "example", null }, { "example.example", "example.example" }, { "b.example.example", "example.example" },
        { "a.b.example.example", "example.example" }, { "biz", null }, { "domain.biz", "domain.biz" },
        { "b.domain.biz", "domain.biz" }, { "a.b.domain.biz", "domain.biz" }, { "b.example.com", "example.com" },
        { "a.b.example.com", "example.com" }, { "uk.com", null }, { "example.uk.com", "example.uk.com" },
        { "b.example.uk.com", "example.uk.com" }, { "a.b.example.uk.com", "example.uk.com" }, { "test.ac", "test.ac" },
        { "mm", null }, { "c.mm", null }, { "b.c.mm", "b.c.mm" }, { "a.b.c.mm", "b.c.mm" }, { "jp", null },
        { "test.jp", "test.jp" }, { "www.test.jp", "test.jp" }, { "ac.jp", null }, { "test.ac.jp", "test.ac.jp" },
        { "www.test.ac.jp", "test.ac.jp" }, { "kyoto.jp", null }, { "test.kyoto.jp", "test.kyoto.jp" },
        { "ide.kyoto.jp", null }, { "b.ide.kyoto.jp", "b.ide.kyoto.jp" }, { "a.b.ide.kyoto.jp", "b.ide.kyoto.jp" },
        { "c.kobe.jp", null }, { "b.c.kobe.jp", "b.c.kobe.jp" }, { "a.b.c.kobe.jp", "b.c.kobe.jp" },
        { "city.kobe.jp", "city.kobe.jp" }, { "www.city.kobe.jp", "city.kobe.jp" }, { "ck", null },
        { "test.ck", null }, { "b.test.ck", "b.test.ck" }, { "a.b.test.ck", "b.test.ck" }, { "www.ck", "www.ck" },
        { "www.www.ck", "www.ck" }, { "us", null }, { "test.us", "test.us" }, { "www.test.us", "test.us" },
        { "ak.us", null }, { "test.ak.us", "test.ak.us" }, { "www.test.ak.us", "test.ak.us" }, { "k12.ak.us", null },
        { "test.k12.ak.us", "test.k12.ak.us" }, { "www.test.k12.ak.us", "test.k12.ak.us" },
        { "xn--85x722f.com.cn", "xn--85x722f.com.cn" }, { "xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn" },
        { "www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn" },
        { "shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn" }, { "xn--55qx5d.cn", null },
        { "xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s" },
        { "www.xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s" },
        { "shishi.xn--fiqs8s", "shishi.xn--fiqs8s" }, { "xn--fiqs8s", null },
    };

    [Fact]
    public void MadeUpRules_AgreeWithTheVectors()
    {
        using var made = EmailPackages.Make();
        Check(EmailPackages.Open(made).Suffixes);
    }

    [Fact]
    public void RealRules_AgreeWithTheVectors()
    {
        Check(EmailPack.TryOpen(PackFolder.Open(RealPackages.Packs()))!.Suffixes);
    }

    [Theory]
    [InlineData("食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("WwW.example.COM", "example.com")]
    public void UnicodeAndCase_AreFoldedBefore(string name, string registrable)
    {
        using var made = EmailPackages.Make();
        Assert.Equal(registrable, EmailPackages.Open(made).Suffixes.Registrable(DomainName.Parse(name)!.Ascii));
    }

    private static void Check(PublicSuffixes suffixes)
    {
        var wrong = Vectors.Select(row => ((string)row[0], (string?)row[1]))
            .Where(vector => suffixes.Registrable(vector.Item1) != vector.Item2)
            .Select(vector => $"{vector.Item1}: {suffixes.Registrable(vector.Item1) ?? "none"}").ToList();
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
    }
}
