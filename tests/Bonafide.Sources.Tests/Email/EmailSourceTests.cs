using Bonafide.Core.Contact;
using Bonafide.Core.Facts;
using Bonafide.Sources.Email;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Email;

public sealed class EmailSourceTests : IDisposable
{
    private readonly MadeUpPackages _made = EmailPackages.Make();
    private readonly EmailPack _pack;

    public EmailSourceTests() => _pack = EmailPackages.Open(_made);

    [Theory]
    [InlineData("a@thrown.com", true)]
    [InlineData("a@curated.com", true)]
    [InlineData("a@wasfree.org", true)]
    [InlineData("a@once.org", false)]
    [InlineData("a@mx.thrown.com", true)]
    [InlineData("a@sub.thrown.biz", true)]
    [InlineData("a@x.y.sub.thrown.biz", true)]
    [InlineData("a@other.thrown.biz", false)]
    [InlineData("a@example.com", false)]
    public void Disposable_IsTheListsWord(string address, bool disposable) =>
        Assert.Equal(disposable, Look(address).IsDisposable);

    [Theory]
    [InlineData("a@freepost.org", true)]
    [InlineData("a@once.org", true)]
    [InlineData("a@gmail.com", true)]
    [InlineData("a@mail.freepost.org", false)]
    [InlineData("a@example.com", false)]
    public void Webmail_IsTheListsWord(string address, bool webmail) => Assert.Equal(webmail, Look(address).IsWebmail);

    [Theory]
    [InlineData("info@example.com", true)]
    [InlineData("INFO+shop@example.com", true)]
    [InlineData("ann@example.com", false)]
    public void Role_IsTheLocalPartsWord(string address, bool role) => Assert.Equal(role, Look(address).IsRole);

    [Theory]
    [InlineData("a@widgets.com", "Widgets", true)]
    [InlineData("a@mail.widgets.com", "Widgets", true)]
    [InlineData("a@blog.org", "Blog", true)]
    [InlineData("a@gmail.com", "Google", false)]
    [InlineData("a@example.com", null, null)]
    public void Company_IsOnlySaidWhenListed(string address, string? company, bool? corporate)
    {
        var facts = Look(address);
        Assert.Equal(company, facts.Company);
        Assert.Equal(corporate, facts.IsCorporate);
    }

    [Theory]
    [InlineData("a@example.de", "DEU")]
    [InlineData("a@example.co.uk", "GBR")]
    [InlineData("a@example.eu", null)]
    [InlineData("a@example.com", null)]
    [InlineData("a@gmail.com", "USA")]
    public void Country_ComesFromTheRegistry(string address, string? country) =>
        Assert.Equal(country, Look(address).Country);

    [Theory]
    [InlineData("a@gmial.com", Resemblance.Typo, "gmail.com")]
    [InlineData("a@gmai.com", Resemblance.Typo, "gmail.com")]
    [InlineData("a@gmail.co", Resemblance.Typo, "gmail.com")]
    [InlineData("a@outlok.com", Resemblance.Typo, "outlook.com")]
    [InlineData("a@grnail.com", Resemblance.Homograph, "gmail.com")]
    [InlineData("a@gmа1l.com", Resemblance.Homograph, "gmail.com")]
    [InlineData("a@hotmаil.com", Resemblance.Homograph, "hotmail.com")]
    [InlineData("a@gmail.com", Resemblance.None, null)]
    [InlineData("a@give.com", Resemblance.None, null)]
    [InlineData("a@gnaill.com", Resemblance.None, null)]
    [InlineData("a@widgets.com", Resemblance.None, null)]
    [InlineData("a@example.com", Resemblance.None, null)]
    public void Resemblance_IsFound(string address, Resemblance kind, string? provider)
    {
        var facts = Look(address);
        Assert.Equal(kind, facts.Resemblance);
        Assert.Equal(provider, facts.Resembles);
    }

    [Theory]
    [InlineData("ab", "ab", false)]
    [InlineData("ab", "ba", true)]
    [InlineData("abc", "ab", true)]
    [InlineData("abc", "abd", true)]
    [InlineData("abc", "bca", false)]
    [InlineData("abcd", "ab", false)]
    [InlineData("", "a", true)]
    public void OneEdit_IsExactlyOne(string left, string right, bool expected) =>
        Assert.Equal(expected, Lookalikes.IsOneEdit(left, right));

    [Fact]
    public void Malformed_SaysNothingMore()
    {
        var facts = Look("a..b@gmail.com");
        Assert.Equal(new EmailFacts { Problem = EmailProblem.BadLocalPart, MailDomain = MailDomain.Unknown }, facts);
    }

    public void Dispose() => _made.Dispose();

    private EmailFacts Look(string address) => new EmailSource(_pack).Look(address);
}
