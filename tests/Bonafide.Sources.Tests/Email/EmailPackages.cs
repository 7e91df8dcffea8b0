using Bonafide.Sources.Email;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Email;

/// <summary>Made-up lists of a few lines, compiled as the real ones are.</summary>
internal static class EmailPackages
{
    /// <summary>The rules that the public suffix test vectors need, and no more.</summary>
    private static readonly string[] Suffixes =
    [
        "com", "uk.com", "biz", "ac", "*.mm", "jp", "ac.jp", "kyoto.jp", "ide.kyoto.jp", "*.kobe.jp", "!city.kobe.jp",
        "*.ck", "!www.ck", "us", "ak.us", "k12.ak.us", "cn", "com.cn", "公司.cn", "中国", "org", "de", "uk", "co.uk",
    ];

    public static MadeUpPackages Make() => new MadeUpPackages()
        .File("psl", "data/rules.js", $"export default [\n  \"{string.Join("\",\n  \"", Suffixes)}\",\n];\n")
        .File("role-based-email-addresses", "src/index.js", "const OTHER = [\n  'info',\n  'billing',\n];\n")
        .File("third-party-web", "dist/entities-nostats.json", """
            [{"name":"Widgets Ads","company":"Widgets","domains":["*.widgets.com","static.widgets.net"]},
             {"name":"Blog","domains":["blog.org"]}]
            """)
        .File("disposable-email-domains", "index.json", """["thrown.com","once.org"]""")
        .File("disposable-email-domains", "wildcard.json", """["sub.thrown.biz"]""")
        .File("disposable-email-domains-js", "dist/dict/disposable_email_blocklist.json",
            """["curated.com","wasfree.org"]""")
        .File("freemail", "data/free.txt", "freepost.org\nonce.org\nwasfree.org\n");

    public static EmailPack Open(MadeUpPackages made)
    {
        made.Build(EmailPackCompiler.Compiler);
        return EmailPack.TryOpen(made.Open())!;
    }
}
