using Bonafide.Core.Contact;

namespace Bonafide.Core.Tests.Contact;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.org", "ann", "example.org")]
    [InlineData("  ann@example.org ", "ann", "example.org")]
    [InlineData("Ann.B+tag@Example.ORG", "Ann.B+tag", "example.org")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.org", "!#$%&'*+-/=?^_`{|}~", "example.org")]
    [InlineData("\"ann b\"@example.org", "ann b", "example.org")]
    [InlineData("\"a\\\"b\"@example.org", "a\"b", "example.org")]
    [InlineData("\"a@b\"@example.org", "a@b", "example.org")]
    [InlineData("jürgen@bücher.example", "jürgen", "xn--bcher-kva.example")]
    [InlineData("ann@BÜCHER.example", "ann", "xn--bcher-kva.example")]
    [InlineData("ann@xn--bcher-kva.example", "ann", "xn--bcher-kva.example")]
    [InlineData("用户@例子。公司.cn", "用户", "xn--fsqu00a.xn--55qx5d.cn")]
    [InlineData("ann@ｇｍａｉｌ.com", "ann", "gmail.com")]
    [InlineData("ann@a.b.c.d.example", "ann", "a.b.c.d.example")]
    public void Accepts_Address(string text, string local, string domain)
    {
        Assert.Equal(EmailProblem.None, EmailAddress.TryParse(text, out var address));
        Assert.Equal(local, address!.Local);
        Assert.Equal(domain, address.Domain.Ascii);
    }

    [Theory]
    [InlineData(null, EmailProblem.Empty)]
    [InlineData("", EmailProblem.Empty)]
    [InlineData("   ", EmailProblem.Empty)]
    [InlineData("example.org", EmailProblem.NoAtSign)]
    [InlineData("@example.org", EmailProblem.BadLocalPart)]
    [InlineData(".ann@example.org", EmailProblem.BadLocalPart)]
    [InlineData("ann.@example.org", EmailProblem.BadLocalPart)]
    [InlineData("an..n@example.org", EmailProblem.BadLocalPart)]
    [InlineData("a b@example.org", EmailProblem.BadLocalPart)]
    [InlineData("a@b@example.org", EmailProblem.BadLocalPart)]
    [InlineData("\"\"@example.org", EmailProblem.BadLocalPart)]
    [InlineData("\"a\"b\"@example.org", EmailProblem.BadLocalPart)]
    [InlineData("ann@", EmailProblem.BadDomain)]
    [InlineData("ann@localhost", EmailProblem.BadDomain)]
    [InlineData("ann@example.123", EmailProblem.BadDomain)]
    [InlineData("ann@192.0.2.1", EmailProblem.BadDomain)]
    [InlineData("ann@[192.0.2.1]", EmailProblem.BadDomain)]
    [InlineData("ann@-a.example", EmailProblem.BadDomain)]
    [InlineData("ann@a-.example", EmailProblem.BadDomain)]
    [InlineData("ann@a..example", EmailProblem.BadDomain)]
    [InlineData("ann@a_b.example", EmailProblem.BadDomain)]
    [InlineData("ann@xn--999999999999.example", EmailProblem.BadDomain)]
    [InlineData("ann@💌.example", EmailProblem.BadDomain)]
    [InlineData("ann\r\n@example.org", EmailProblem.ForbiddenCharacter)]
    [InlineData("a\u202Enn@example.org", EmailProblem.ForbiddenCharacter)]
    [InlineData("a\u200Bnn@example.org", EmailProblem.ForbiddenCharacter)]
    [InlineData("a\0nn@example.org", EmailProblem.ForbiddenCharacter)]
    [InlineData("a\uD800nn@example.org", EmailProblem.ForbiddenCharacter)]
    public void Rejects_WhatIsNone(string? text, EmailProblem problem)
    {
        Assert.Equal(problem, EmailAddress.TryParse(text, out var address));
        Assert.Null(address);
    }

    [Theory]
    [InlineData(64, EmailProblem.None)]
    [InlineData(65, EmailProblem.TooLong)]
    public void LocalPart_HasALimit(int length, EmailProblem problem) =>
        Assert.Equal(problem, EmailAddress.TryParse(new string('a', length) + "@example.org", out _));

    [Fact]
    public void LocalPart_IsCountedInOctets() =>
        Assert.Equal(EmailProblem.TooLong, EmailAddress.TryParse(new string('ü', 33) + "@example.org", out _));

    [Theory]
    [InlineData(63, EmailProblem.None)]
    [InlineData(64, EmailProblem.BadDomain)]
    public void Label_HasALimit(int length, EmailProblem problem) =>
        Assert.Equal(problem, EmailAddress.TryParse("a@" + new string('b', length) + ".example", out _));

    [Fact]
    public void Address_HasALimit()
    {
        var labels = string.Join('.', Enumerable.Repeat(new string('b', 60), 4));
        Assert.Equal(254, ("aaaaaaa@" + labels + ".de").Length);
        Assert.Equal(EmailProblem.None, EmailAddress.TryParse("aaaaaaa@" + labels + ".de", out _));
        Assert.Equal(EmailProblem.TooLong, EmailAddress.TryParse("aaaaaaaa@" + labels + ".de", out _));
        Assert.Equal(EmailProblem.TooLong, EmailAddress.TryParse(new string('a', 10_000) + "@example.org", out _));
    }

    [Theory]
    [InlineData("Ann.B+shop@gmail.com", "annb@gmail.com")]
    [InlineData("annb@googlemail.com", "annb@gmail.com")]
    [InlineData("ann.b+x@outlook.com", "ann.b@outlook.com")]
    [InlineData("Ann.B+x@protonmail.com", "annb@proton.me")]
    [InlineData("Ann.B+x@example.org", "ann.b+x@example.org")]
    [InlineData("+x@gmail.com", "+x@gmail.com")]
    public void Identity_IsOnePerMailbox(string text, string identity)
    {
        EmailAddress.TryParse(text, out var address);
        Assert.Equal(identity, address!.Identity);
    }

    [Fact]
    public void RandomText_NeverThrows()
    {
        var random = new Random(20260301);
        var alphabet = "aZ0.@\"\\-+ü用\u202E\u0301\uD83D\uDE00xn--\0 ".ToCharArray();
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string(random.GetItems(alphabet, random.Next(40)));
            var problem = EmailAddress.TryParse(text, out var address);
            Assert.Equal(problem == EmailProblem.None, address is not null);
        }
    }
}
